using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Versioning;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Cli.Services;

/// <summary>The settings of a unit whose account sees little of the machine: what it could not use is refused, and secrets reach it as credentials (systemd.exec(5), section "Credentials").</summary>
[UnsupportedOSPlatform("windows")]
internal static class SystemdSettings
{
    private const string Listen = $"{MarsNetCheckSettings.Section}:Access:Listen:";
    private const string History = $"{MarsNetCheckSettings.Section}:History:Folder";
    private const string FirstFreePort = "/proc/sys/net/ipv4/ip_unprivileged_port_start";
    private const int UsualFirstFreePort = 1024;

    private static readonly ImmutableDictionary<string, string> _secrets = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [$"{MarsNetCheckSettings.Section}:Access:TokenFile"] = "token",
        [$"{MarsNetCheckSettings.Section}:Check:ProxyPasswordFile"] = "proxy-password",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    // ProtectHome and PrivateTmp of the unit.
    private static readonly ImmutableArray<string> _hidden = ["/home", "/root", "/run/user", "/tmp", "/var/tmp"];

    /// <summary>Refuses what the unit could not use.</summary>
    /// <param name="settings">What somebody wants.</param>
    /// <param name="history">The one folder in which the unit may write.</param>
    /// <exception cref="UsageException">A line for each of them.</exception>
    public static void Require(ImmutableArray<ServeSetting> settings, string history)
    {
        var firstPort = FirstPort();
        ImmutableArray<string> problems = [.. settings.Select(s => ProblemOf(s, history, firstPort) is { } problem ? $"{s.Origin}: {problem}" : null).OfType<string>()];
        if (!problems.IsEmpty)
            throw new UsageException(problems);
    }

    /// <summary>The drop-in that hands the unit its secrets; null if there are none.</summary>
    public static string? Credentials(ImmutableArray<ServeSetting> settings)
    {
        var lines = settings.Where(s => _secrets.ContainsKey(s.Name)).Select(s => $"LoadCredential={_secrets[s.Name]}:{s.Value!.Replace("%", "%%", StringComparison.Ordinal)}\n").ToList();
        return lines.Count == 0 ? null : $"# Written by marsnetcheck service install. The unit's account reads copies of these files, which only root need be able to read.\n[Service]\n{string.Concat(lines)}";
    }

    /// <summary>The settings as the unit's account sees them.</summary>
    public static ImmutableArray<ServeSetting> Inside(ImmutableArray<ServeSetting> settings, string unit) =>
        [.. settings.Select(s => _secrets.TryGetValue(s.Name, out var name) ? s with { Value = $"/run/credentials/{unit}/{name}" } : s)];

    private static string? ProblemOf(ServeSetting setting, string history, int firstPort)
    {
        if (string.Equals(setting.Name, History, StringComparison.Ordinal))
            return IsBelow(setting.Value!, history) ? null : $"{setting.Value}: the unit may write in {history} only, where it keeps the reports without being told; leave the option out";
        if (setting.Name.StartsWith(Listen, StringComparison.Ordinal))
            return Uri.TryCreate(setting.Value!.Replace("://*", "://[::]", StringComparison.Ordinal), UriKind.Absolute, out var address) && address.Port > 0 && address.Port < firstPort
                ? string.Create(CultureInfo.InvariantCulture, $"'{setting.Value}': the unit's account may open ports from {firstPort} on; give such a port")
                : null;
        return _secrets.ContainsKey(setting.Name) || !Path.IsPathRooted(setting.Value) || !File.Exists(setting.Value) ? null : ProblemOfFile(File.ResolveLinkTarget(setting.Value, returnFinalTarget: true)?.FullName ?? setting.Value);
    }

    private static string? ProblemOfFile(string file)
    {
        if (_hidden.FirstOrDefault(h => IsBelow(file, h)) is { } hidden)
            return $"{file}: the unit sees nothing of {hidden}; put the file into /etc/marsnetcheck, for example";
        if ((File.GetUnixFileMode(file) & UnixFileMode.OtherRead) == UnixFileMode.None)
            return $"{file}: the unit's account cannot read it; chmod o+r {file}";
        for (var folder = Path.GetDirectoryName(file); folder is { Length: > 1 }; folder = Path.GetDirectoryName(folder))
        {
            if ((File.GetUnixFileMode(folder) & UnixFileMode.OtherExecute) == UnixFileMode.None)
                return $"{file}: the unit's account cannot enter {folder}; chmod o+x {folder}";
        }
        return null;
    }

    private static bool IsBelow(string path, string folder) => path.Equals(folder, StringComparison.Ordinal) || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static int FirstPort()
    {
        try
        {
            return int.Parse(File.ReadAllText(FirstFreePort), CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return UsualFirstFreePort;
        }
    }
}
