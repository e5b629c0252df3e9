using System.Collections.Immutable;
using System.CommandLine;
using MarsNetCheck.Catalog;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Cli.Screens;
using MarsNetCheck.Networks;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Cli.Commands;

/// <summary><c>proxy</c>: shows every source of proxy settings, which one wins for MARS and why, and the routes of the endpoints.</summary>
internal sealed class ProxyCommand(Terminal terminal, INetwork? network)
{
    private readonly CheckOptions _check = new(terminal);
    private readonly ReportOptions _report = new();
    private readonly Option<string[]> _urls = new("--url") { HelpName = "URL", Description = "An address to show the route of instead of the catalog's. Repeatable." };
    private readonly Option<bool> _test = new("--test") { Description = "Also connect to each proxy and try it with one endpoint." };

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("proxy", "Shows every source of proxy settings, which one wins for MARS and why, and the route of each endpoint. Probes nothing unless --test.");
        _check.Catalog.AddPartTo(command);
        _check.Catalog.AddChoiceTo(command);
        _check.Route.AddTo(command);
        _check.Login.AddTo(command);
        _check.Limits.AddTo(command);
        _report.AddListTo(command);
        command.Options.Add(_urls);
        command.Options.Add(_test);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = _report.Read(parsed);
        var (catalog, options) = _check.Read(parsed);
        var named = (parsed.GetValue(_urls) ?? []).Select(Read).ToImmutableArray();
        catalog = named.IsEmpty ? catalog : catalog with { Endpoints = named, Narrowed = true };
        using var delivery = Delivery.Prepare(choice, terminal);
        var report = await new NetCheck(catalog, options, network).FindRoutesAsync(cancellationToken);
        var tested = parsed.GetValue(_test) ? Testing(catalog, report) : null;
        if (tested is { Endpoints.IsEmpty: true })
            await terminal.Error.WriteLineAsync("No address goes through a proxy: there is nothing to test.");
        var test = tested is null or { Endpoints.IsEmpty: true } ? null : await RunView.FollowAsync(new NetCheck(tested, options, network), tested.Endpoints.Length, choice, terminal, cancellationToken);
        return await delivery.CompleteAsync(new ProxyScreen(report, test));
    }

    /// <summary>One endpoint for each way, if possible one with TLS, so that CONNECT is tried.</summary>
    private static SelectedCatalog Testing(SelectedCatalog catalog, ProxyReport report) => catalog with
    {
        Endpoints = [.. catalog.Endpoints.Zip(report.Routes)
            .Where(p => p.Second.Choice.First.Kind == RouteKind.Proxy)
            .OrderByDescending(p => p.First.IsTls)
            .DistinctBy(p => p.Second.Choice.First.Proxy)
            .Select(p => p.First)],
        Requirements = [],
        Ranges = [],
        Narrowed = true,
    };

    private static Endpoint Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.IdnHost.Length == 0)
            throw new UsageException($"--url: '{text}' is no http or https address; write it like https://login.microsoftonline.com/");
        if (url.UserInfo.Length > 0)
            throw new UsageException("--url: the address holds credentials, which a command line shows to everybody; give it without them");
        return new Endpoint { Id = url.GetLeftPart(UriPartial.Path), Group = EndpointGroup.Connectivity, Url = url, Required = true, Purpose = "Named with --url.", Expect = new ExpectedAnswer(), Source = Endpoint.NamedByUser };
    }
}
