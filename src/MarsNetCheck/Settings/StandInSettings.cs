using System.Text;
using MarsNetCheck.Proxies;
using MarsNetCheck.Registry;

namespace MarsNetCheck.Settings;

/// <summary>Reads what stands in for the proxy settings of this machine: another's registry, the agent's own setting, a PAC script.</summary>
internal sealed class StandInSettings(CheckSettings settings, SettingsErrors errors)
{
    /// <summary>The largest PAC script that is read; one that is longer than the interpreter takes is a finding.</summary>
    private const int MaxScriptMebibytes = 16;

    public RegistryExport? ReadExport()
    {
        if (settings.ProxySettings is not { } file || !errors.IsFileName(nameof(CheckSettings.ProxySettings), file, "the name of the file is empty; give a registry export"))
            return null;
        return errors.Try(() => RegistryExport.Load(file));
    }

    public PacOverride? ReadPac()
    {
        const string setting = nameof(CheckSettings.Pac);
        if (settings.Pac is not { } text || !errors.IsFileName(setting, text, "the value is empty; give a file or an http address"))
            return null;
        if (!text.Contains("://", StringComparison.Ordinal))
            return errors.Try(() => new PacOverride(new Uri(Path.GetFullPath(text)), Encoding.UTF8.GetString(InputFile.Read(text, MaxScriptMebibytes))));
        if (text.Contains('@', StringComparison.Ordinal))
            errors.AddSecret(setting, "give it without them");
        else if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return new PacOverride(url);
        else
            errors.Add(setting, $"'{text}' is no http or https address, and Windows fetches no script from another; write http://pac.contoso.test/proxy.pac, or the path of a file");
        return null;
    }

    public AgentProxy? ReadAgentProxy()
    {
        const string setting = nameof(CheckSettings.AgentProxy);
        if (settings.AgentProxy is not { } text || !errors.IsFileName(setting, text, "the value is empty; give a proxy URL, none, or a file with what Get-OBMachineSetting | ConvertTo-Json -Depth 4 writes"))
            return null;
        if (File.Exists(text))
            return errors.Try(() => AgentProxy.Load(text));
        if (text.Contains('@', StringComparison.Ordinal))
            errors.AddSecret(setting, "give it without them, for example http://proxy.contoso.test:8080");
        else if (!IsPath(text) && AgentProxy.TryParse(text, out var proxy))
            return proxy;
        else
            errors.Add(setting, $"'{text}' is no proxy URL and no file that is there; write http://proxy.contoso.test:8080, none, or the path of a file");
        return null;
    }

    // A file that is not there must not be taken for the name of a proxy.
    private static bool IsPath(string text) =>
        !text.Contains("://", StringComparison.Ordinal) && (text.AsSpan().ContainsAny('/', '\\') || text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".txt", StringComparison.OrdinalIgnoreCase));
}
