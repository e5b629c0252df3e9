using System.Collections.Immutable;
using System.Text;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Settings;

/// <summary>Reads the settings that say what to log in to the proxy with. The password is never one of them.</summary>
internal sealed class LoginSettings(CheckSettings settings, SettingsSource source, SettingsErrors errors)
{
    private const string Variable = CheckSettingsReader.PasswordVariable;
    private const int MaxMebibytes = 1;

    private readonly ImmutableArray<string>.Builder _warnings = ImmutableArray.CreateBuilder<string>();

    /// <summary>What is no error and yet should be mended.</summary>
    public ImmutableArray<string> Warnings => _warnings.ToImmutable();

    /// <summary>The options with what the settings say of the login.</summary>
    public NetCheckOptions Read(NetCheckOptions options)
    {
        if (Contradiction(options.NoProxy) is { } contradiction)
            errors.AddLine(contradiction);
        else if (settings.Integrated)
            return options with { Credentials = ProxyCredentials.Integrated };
        else if (settings.ProxyUser is { } user)
            return options with { Credentials = Read(user) };
        return options;
    }

    private string UserName => errors.Name(nameof(CheckSettings.ProxyUser));

    private string FileName => errors.Name(nameof(CheckSettings.ProxyPasswordFile));

    private string Ways => $"give {FileName} FILE or set {Variable}";

    private string? Contradiction(bool direct)
    {
        var integrated = errors.Name(nameof(CheckSettings.Integrated));
        if (settings.Integrated && (settings.ProxyUser is not null || settings.ProxyPasswordFile is not null))
            return $"{integrated} and {UserName} contradict each other: it is either this account or another; drop one of them";
        if (settings.ProxyPasswordFile is not null && settings.ProxyUser is null)
            return $"{FileName}: there is no user for the password; give {UserName} NAME, too";
        return direct && (settings.Integrated || settings.ProxyUser is not null)
            ? $"{(settings.Integrated ? integrated : UserName)} and {errors.Name(nameof(CheckSettings.Proxy))} none contradict each other: without a proxy there is no login; drop one of them"
            : null;
    }

    private ProxyCredentials? Read(string user)
    {
        if (user.Length == 0 || user.Contains(':', StringComparison.Ordinal) || user.Any(char.IsControl))
        {
            errors.AddLine($"{UserName}: the name is empty or holds a colon or a control character; write it like CONTOSO\\user, user@contoso.test or user, without the password");
            return null;
        }
        if ((settings.ProxyPasswordFile is { } file ? ReadFile(file) : ReadElsewhere()) is not (var password, var from))
            return null;
        if (password.Length == 0)
            errors.AddLine($"{from}: the password is empty; {Ways}");
        else if (password.Any(char.IsControl))
            errors.AddLine($"{from}: the password holds a control character; {Ways} with the password alone");
        else
            return ProxyCredentials.Of(user, password);
        return null;
    }

    private (string Password, string From)? ReadElsewhere()
    {
        if ((source.EnvironmentVariable ?? Environment.GetEnvironmentVariable)(Variable) is { } password)
            return (password, Variable);
        if (source.AskPassword is null)
            errors.AddLine($"{UserName}: there is no password, and nobody to ask for it; {Ways}");
        // Nobody is asked for a password that would be thrown away.
        return source.AskPassword is { } ask && errors.IsEmpty ? (ask(), UserName) : null;
    }

    private (string Password, string From)? ReadFile(string file)
    {
        try
        {
            var text = Encoding.UTF8.GetString(InputFile.Read(file, MaxMebibytes)).TrimStart('\uFEFF');
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead))
                _warnings.Add($"{FileName}: {file}: everybody on this machine can read it; take that right away (chmod 600)");
            return (text.Split('\n', 2)[0].TrimEnd('\r'), $"{FileName}: {file}");
        }
        catch (SettingsException e)
        {
            errors.AddLine($"{FileName}: {e.Message}");
            return null;
        }
    }
}
