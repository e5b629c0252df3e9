namespace MarsNetCheck.Routes;

/// <summary>What to log in to a proxy with. No member gives the password away, and no text of it holds the name.</summary>
public sealed class ProxyCredentials
{
    private ProxyCredentials(string? userName, string password)
    {
        UserName = userName;
        Password = password;
    }

    /// <summary>The ticket or logon of the account that runs the program: Negotiate and, on Windows, NTLM.</summary>
    public static ProxyCredentials Integrated { get; } = new(userName: null, "");

    /// <summary><c>DOMAIN\user</c>, <c>user@realm</c> or <c>user</c>; null for the account that runs the program.</summary>
    public string? UserName { get; }

    /// <summary>True if they are those of the account that runs the program.</summary>
    public bool IsIntegrated => UserName is null;

    /// <summary>The password; "" for the account that runs the program.</summary>
    internal string Password { get; }

    /// <summary>A user and a password.</summary>
    /// <param name="userName"><c>DOMAIN\user</c>, <c>user@realm</c> or <c>user</c>; no colon (RFC 7617 section 2) and no control character.</param>
    /// <param name="password">The password; no control character.</param>
    /// <exception cref="ArgumentException">One of them is not as it must be; the message repeats neither.</exception>
    public static ProxyCredentials Of(string userName, string password)
    {
        ArgumentNullException.ThrowIfNull(userName);
        ArgumentNullException.ThrowIfNull(password);
        if (userName.Length == 0 || userName.Any(c => c == ':' || char.IsControl(c)))
            throw new ArgumentException("The user name is empty or holds a colon or a control character.", nameof(userName));
        if (password.Any(char.IsControl))
            throw new ArgumentException("The password holds a control character.", nameof(password));
        return new ProxyCredentials(userName, password);
    }

    /// <summary>What kind they are, never what they hold.</summary>
    public override string ToString() => IsIntegrated ? "integrated" : "given";
}
