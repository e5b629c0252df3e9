using System.Security.Cryptography;
using System.Text;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Hosting.Access;

/// <summary>The token that callers show. Only its hash is kept, and compared in a time that tells nothing of it, not even its length.</summary>
internal sealed class SecretToken
{
    /// <summary>The fewest characters of a token: 16.</summary>
    public const int MinLength = 16;

    /// <summary>The most characters of a token: 512.</summary>
    public const int MaxLength = 512;

    private readonly byte[] _hash;

    /// <summary>Creates it.</summary>
    public SecretToken(string token) => _hash = HashOf(token);

    /// <summary>Reads it from the first line of a file.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or its first line is no token; the text of it is not told.</exception>
    public static SecretToken Read(string path)
    {
        var token = FirstLine(path).Trim();
        if (token.Length is < MinLength or > MaxLength || token.Any(c => c is <= ' ' or > '~'))
            throw Error($"{path}: the first line is no token; write {MinLength} to {MaxLength} characters of ASCII without spaces, for example those of `openssl rand -hex 32`");
        return new SecretToken(token);
    }

    /// <summary>True if the text is the token.</summary>
    public bool Is(string text) => text.Length <= MaxLength && CryptographicOperations.FixedTimeEquals(HashOf(text), _hash);

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string FirstLine(string path)
    {
        try
        {
            using var file = File.OpenText(path);
            var start = new char[MaxLength + 2];
            return new string(start, 0, file.ReadBlock(start)).Split('\n', '\r')[0];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Error($"{path}: cannot be read; name a file that holds the token and that this account may read");
        }
    }

    private static SettingsException Error(string text) => new([$"MarsNetCheck:Access:TokenFile: {text}"]);
}
