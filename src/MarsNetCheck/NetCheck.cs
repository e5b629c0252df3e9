using MarsNetCheck.Catalog;
using MarsNetCheck.Networks;
using MarsNetCheck.Rules;

namespace MarsNetCheck;

/// <summary>The front door: a catalog goes in, a report comes out.</summary>
public sealed class NetCheck
{
    private readonly SelectedCatalog _catalog;
    private readonly NetCheckOptions _options;
    private readonly INetwork _network;
    private readonly RuleBook _rules;

    /// <summary>Prepares a run.</summary>
    /// <param name="catalog">What to reach.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="network">The network; null for this machine's.</param>
    /// <param name="rules">The rules; null for those that ship with the program.</param>
    public NetCheck(SelectedCatalog catalog, NetCheckOptions? options = null, INetwork? network = null, RuleBook? rules = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _catalog = catalog;
        _options = options ?? new NetCheckOptions();
        _network = network ?? throw new ArgumentNullException(nameof(network));
        _rules = rules ?? RuleBook.Standard();
    }

    /// <summary>Starts a run. Cancelling the token ends it without a report; <see cref="CheckRun.Stop"/> ends it with one.</summary>
    public CheckRun Start(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        throw new NotSupportedException(_catalog.Cloud + _options.Bypass + _network.Time + _rules.Rules.Length);
    }

    /// <summary>Runs and gives the whole report.</summary>
    public async Task<Report> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var run = Start(cancellationToken);
        return await run.Report;
    }
}
