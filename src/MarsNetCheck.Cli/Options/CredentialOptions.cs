using System.CommandLine;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Cli.Options;

/// <summary>The options that say what to log in to the proxy with. The password is never on the command line, which everybody on the machine can read.</summary>
internal sealed class CredentialOptions
{
    private readonly Option<string?> _user = new("--proxy-user") { HelpName = "NAME", Description = $"Log in to the proxy as DOMAIN\\user, user@realm or user. The password is in a file or in {CheckSettingsReader.PasswordVariable}, or is asked for." };
    private readonly Option<string?> _file = new("--proxy-password-file") { HelpName = "FILE", Description = "A file whose first line is the password for --proxy-user." };
    private readonly Option<bool> _integrated = new("--integrated") { Description = "Log in to the proxy with this account's own ticket or logon." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_user);
        command.Options.Add(_file);
        command.Options.Add(_integrated);
    }

    /// <summary>Writes what the command line says into the settings.</summary>
    public void Fill(ParseResult parsed, CheckSettings settings)
    {
        settings.ProxyUser = parsed.GetValue(_user);
        settings.ProxyPasswordFile = parsed.GetValue(_file);
        settings.Integrated = parsed.GetValue(_integrated);
    }
}
