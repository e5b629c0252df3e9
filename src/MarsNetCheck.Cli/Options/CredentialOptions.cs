using System.CommandLine;
using System.Text;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Cli.Options;

/// <summary>The options that say what to log in to the proxy with. The password is never on the command line, which everybody on the machine can read.</summary>
internal sealed class CredentialOptions(Terminal terminal)
{
    private const string Variable = "MARSNETCHECK_PROXY_PASSWORD";
    private const string Ways = "give --proxy-password-file FILE or set " + Variable;

    private readonly Option<string?> _user = new("--proxy-user") { HelpName = "NAME", Description = $"Log in to the proxy as DOMAIN\\user, user@realm or user. The password is in a file or in {Variable}, or is asked for." };
    private readonly Option<string?> _file = new("--proxy-password-file") { HelpName = "FILE", Description = "A file whose first line is the password for --proxy-user." };
    private readonly Option<bool> _integrated = new("--integrated") { Description = "Log in to the proxy with this account's own ticket or logon." };

    /// <summary>The password as somebody typed it when asked; null if nobody was asked.</summary>
    public string? Typed { get; private set; }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_user);
        command.Options.Add(_file);
        command.Options.Add(_integrated);
    }

    /// <summary>The options of a run with what the command line says of the login.</summary>
    public NetCheckOptions Apply(ParseResult parsed, NetCheckOptions options)
    {
        var (user, file, integrated) = (parsed.GetValue(_user), parsed.GetValue(_file), parsed.GetValue(_integrated));
        if (integrated && (user is not null || file is not null))
            throw new UsageException("--integrated and --proxy-user contradict each other: it is either this account or another; drop one of them");
        if (file is not null && user is null)
            throw new UsageException("--proxy-password-file: there is no user for the password; give --proxy-user NAME, too");
        if (options.NoProxy && (integrated || user is not null))
            throw new UsageException($"{(integrated ? "--integrated" : "--proxy-user")} and --proxy none contradict each other: without a proxy there is no login; drop one of them");
        if (integrated)
            return options with { Credentials = ProxyCredentials.Integrated };
        return user is null ? options : options with { Credentials = Read(user, file) };
    }

    private ProxyCredentials Read(string user, string? file)
    {
        if (user.Length == 0 || user.Contains(':', StringComparison.Ordinal) || user.Any(char.IsControl))
            throw new UsageException("--proxy-user: the name is empty or holds a colon or a control character; write it like CONTOSO\\user, user@contoso.test or user, without the password");
        var (password, source) = file is null ? ReadElsewhere() : (ReadFile(file), $"--proxy-password-file: {file}");
        if (password.Length == 0)
            throw new UsageException($"{source}: the password is empty; {Ways}");
        if (password.Any(char.IsControl))
            throw new UsageException($"{source}: the password holds a control character; {Ways} with the password alone");
        return ProxyCredentials.Of(user, password);
    }

    private (string Password, string Source) ReadElsewhere()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } password)
            return (password, Variable);
        if (terminal.AskSecret is not { } ask)
            throw new UsageException($"--proxy-user: there is no password, and nobody to ask for it; {Ways}");
        Typed = ask("Password for the proxy: ");
        return (Typed, "--proxy-user");
    }

    private string ReadFile(string file)
    {
        try
        {
            var text = Encoding.UTF8.GetString(InputFile.Read(file)).TrimStart('\uFEFF');
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead))
                terminal.Complain($"--proxy-password-file: {file}: everybody on this machine can read it; take that right away (chmod 600)");
            return text.Split('\n', 2)[0].TrimEnd('\r');
        }
        catch (UsageException e)
        {
            throw new UsageException($"--proxy-password-file: {e.Message}", e);
        }
    }
}
