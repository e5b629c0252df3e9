using System.Security.Cryptography;
using System.Text;

namespace MarsNetCheck.Pac;

/// <summary>The text of a PAC script. Nothing is read into it here: that it is no script shows when it is asked.</summary>
internal sealed class PacScript
{
    private PacScript(string text)
    {
        Text = text;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The script.</summary>
    public string Text { get; }

    /// <summary>The SHA-256 of the text in UTF-8, in lower-case hexadecimal digits: tells two scripts apart without keeping them.</summary>
    public string Sha256 { get; }

    /// <summary>Takes a script as it is; a byte order mark in front of it is dropped.</summary>
    public static PacScript Load(string text) => new(text.StartsWith('\uFEFF') ? text[1..] : text);
}
