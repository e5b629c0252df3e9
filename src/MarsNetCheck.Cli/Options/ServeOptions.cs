using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Cli.Options;

/// <summary>The options of the service: those of <c>check</c> that a service has too, and its own. Each stands for a setting of the configuration.</summary>
internal sealed class ServeOptions
{
    private const int WordsOfFlag = 0;

    /// <summary>The setting for which an option stands.</summary>
    private static readonly ImmutableDictionary<string, string> _settings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["--catalog"] = "Check:Catalog",
        ["--cloud"] = "Check:Cloud",
        ["--region"] = "Check:Region",
        ["--profile"] = "Check:Profile",
        ["--proxy"] = "Check:Proxy",
        ["--proxy-settings"] = "Check:ProxySettings",
        ["--agent-proxy"] = "Check:AgentProxy",
        ["--pac"] = "Check:Pac",
        ["--no-proxy"] = "Check:NoProxy",
        ["--proxy-user"] = "Check:ProxyUser",
        ["--proxy-password-file"] = "Check:ProxyPasswordFile",
        ["--integrated"] = "Check:Integrated",
        ["--routes"] = "Check:Routes",
        ["--timeout"] = "Check:Timeout",
        ["--budget"] = "Check:Budget",
        ["--concurrency"] = "Check:Concurrency",
        ["-4"] = "Check:Family",
        ["-6"] = "Check:Family",
        ["--every"] = "Schedule:Every",
        ["--history"] = "History:Folder",
        ["--token-file"] = "Access:TokenFile",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The list for which an option stands.</summary>
    private static readonly ImmutableDictionary<string, string> _lists = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["--host"] = "Check:Hosts",
        ["--only"] = "Check:Only",
        ["--skip"] = "Check:Skip",
        ["--dns"] = "Check:Dns",
        ["--expect-root"] = "Check:ExpectRoots",
        ["--listen"] = "Access:Listen",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> _paths = ["--catalog", "--proxy-settings", "--proxy-password-file", "--expect-root", "--history", "--token-file"];

    // Where a URL or a word may stand, too.
    private static readonly ImmutableArray<string> _perhapsPaths = ["--agent-proxy", "--pac"];
    private static readonly ImmutableArray<string> _withCommas = ["--only", "--skip", "--dns"];

    private readonly Option<string[]> _listen = new("--listen") { HelpName = "URL", Description = "Where to listen. Repeatable. [default: http://127.0.0.1:9393]" };
    private readonly Option<string?> _every = new("--every") { HelpName = "DURATION", Description = "From the beginning of one run to that of the next: 90s, 15m, 6h, 1d; never for runs on demand only. [default: 15m]" };
    private readonly Option<string?> _history = new("--history") { HelpName = "FOLDER", Description = "Keep the reports there. [default: in memory, until the service ends]" };
    private readonly Option<string?> _tokenFile = new("--token-file") { HelpName = "FILE", Description = "A file whose first line is the token that requests must carry." };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_listen);
        command.Options.Add(_every);
        command.Options.Add(_history);
        command.Options.Add(_tokenFile);
        var catalog = new CatalogOptions();
        catalog.AddPartTo(command);
        catalog.AddChoiceTo(command);
        var route = new RouteOptions();
        route.AddTo(command);
        route.AddComparisonTo(command);
        new CredentialOptions().AddTo(command);
        new LimitOptions().AddTo(command);
    }

    /// <summary>What the command line says, as settings: the name in the configuration, the value, and the option. Paths count from the current folder, which a service does not have.</summary>
    /// <exception cref="UsageException">Two options contradict each other.</exception>
    public static ImmutableArray<ServeSetting> Read(ParseResult parsed)
    {
        var result = ImmutableArray.CreateBuilder<ServeSetting>();
        foreach (var option in parsed.CommandResult.Command.Options)
        {
            if (parsed.GetResult(option) is { Implicit: false } given)
                result.AddRange(SettingsOf(option.Name, [.. given.Tokens.Select(t => WithFullPath(option.Name, t.Value))]));
        }
        if (result.Count(s => s.Origin is "-4" or "-6") > 1)
            throw new UsageException("-4 and -6 contradict each other; give one, or none to use both families");
        return result.ToImmutable();
    }

    private static IEnumerable<ServeSetting> SettingsOf(string option, ImmutableArray<string> words)
    {
        if (_settings.TryGetValue(option, out var name))
            return [new ServeSetting($"{MarsNetCheckSettings.Section}:{name}", ValueOf(option, words), option) { IsFlag = IsFlag(option, words) }];
        if (!_lists.TryGetValue(option, out var list))
            return [];
        return words.SelectMany(w => _withCommas.Contains(option, StringComparer.Ordinal) ? w.Split(',', StringSplitOptions.TrimEntries) : [w])
            .Select((word, i) => new ServeSetting(string.Create(CultureInfo.InvariantCulture, $"{MarsNetCheckSettings.Section}:{list}:{i}"), word, option));
    }

    private static string WithFullPath(string option, string word)
    {
        var isPath = word.Length > 0 && (_paths.Contains(option, StringComparer.Ordinal) || (_perhapsPaths.Contains(option, StringComparer.Ordinal) && File.Exists(word)));
        return isPath ? Path.GetFullPath(word) : word;
    }

    private static bool IsFlag(string option, ImmutableArray<string> words) => words.Length == WordsOfFlag && option is not ("-4" or "-6");

    private static string ValueOf(string option, ImmutableArray<string> words) => option switch
    {
        "-4" or "-6" => option[1..],
        _ when IsFlag(option, words) => "true",
        _ => words[^1],
    };
}
