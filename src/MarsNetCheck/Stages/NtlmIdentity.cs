using MarsNetCheck.Routes;

namespace MarsNetCheck.Stages;

/// <summary>Whose NTLM login it is. No record, so that no text of it holds the password.</summary>
internal sealed class NtlmIdentity(ProxyCredentials credentials)
{
    private readonly string[] _parts = credentials.UserName!.Split('\\', 2);

    /// <summary>The domain; "" where the name has none before a backslash.</summary>
    public string Domain => _parts.Length == 2 ? _parts[0] : "";

    /// <summary>The user; with its realm where the name has one.</summary>
    public string User => _parts[^1];

    public string Password => credentials.Password;
}
