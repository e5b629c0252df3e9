using System.Text;

namespace MarsNetCheck.Stages;

/// <summary>Bytes from the network as text that can be shown: control characters become dots.</summary>
internal static class Printable
{
    /// <summary>The bytes as Latin-1 text without control characters.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Clean(Encoding.Latin1.GetString(bytes));

    /// <summary>A text without control characters; line ends and tabs stay when <paramref name="lines"/> says so.</summary>
    public static string Clean(string text, bool lines = false)
    {
        return string.Create(text.Length, (text, lines), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var c = state.text[i];
                var kept = !char.IsControl(c) || (state.lines && c is '\n' or '\r' or '\t');
                span[i] = kept ? c : '.';
            }
        });
    }
}
