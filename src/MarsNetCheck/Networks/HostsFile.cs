using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Registry;

namespace MarsNetCheck.Networks;

/// <summary>The hosts file (hosts(5)): an address, then the names that it stands for; what follows <c>#</c> is a comment.</summary>
internal sealed class HostsFile(string path)
{
    private const string WindowsParameters = @"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters";
    private const int MostLines = 1_000_000;

    /// <summary>Where this machine's is; on Windows the registry may name another folder (DataBasePath).</summary>
    public static string PathHere => !OperatingSystem.IsWindows()
        ? "/etc/hosts"
        : Path.Combine(WindowsFolder(new LiveRegistry()), "hosts");

    /// <summary>The entries for a name; null if the file cannot be read.</summary>
    public ImmutableArray<NameOverride>? Find(string name)
    {
        try
        {
            return File.Exists(path) ? [.. Entries(File.ReadLines(path).Take(MostLines), name)] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The folder that holds Windows' file.</summary>
    internal static string WindowsFolder(IRegistry registry) =>
        registry.Read(WindowsParameters).Find("DataBasePath")?.Text is { Length: > 0 } folder
            ? Environment.ExpandEnvironmentVariables(folder)
            : Path.Combine(Environment.SystemDirectory, "drivers", "etc");

    private IEnumerable<NameOverride> Entries(IEnumerable<string> lines, string name)
    {
        var wanted = name.TrimEnd('.');
        foreach (var (number, line) in lines.Index())
        {
            if (!line.Contains(wanted, StringComparison.OrdinalIgnoreCase))
                continue;
            var words = line.Split('#', 2)[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words is [var address, .. var names] && IPAddress.TryParse(address, out var parsed) && names.Contains(wanted, StringComparer.OrdinalIgnoreCase))
                yield return new NameOverride { Source = NameOverrideSource.HostsFile, Place = string.Create(CultureInfo.InvariantCulture, $"{path} line {number + 1}"), Address = parsed, Text = $"{parsed.ToString()} {wanted}" };
        }
    }
}
