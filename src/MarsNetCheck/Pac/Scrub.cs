using System.Text.RegularExpressions;

namespace MarsNetCheck.Pac;

/// <summary>Takes secrets out of what a script says.</summary>
internal static partial class Scrub
{
    private const int Beyond = 4096;

    /// <summary>The text without what stands before an @, cut to a length, control characters as spaces.</summary>
    public static string Text(string text, int length)
    {
        // The pattern sees more than is kept: what stands before an @ past the cut goes too.
        var head = text.Length > length + Beyond ? text[..(length + Beyond)] : text;
        var clean = UserInformation().Replace(head, "");
        clean = clean.Length > length ? clean[..length] : clean;
        return string.Create(clean.Length, clean, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(from[i]) ? ' ' : from[i];
        });
    }

    /// <summary>User information in front of a host: after a blank, after "//" or at the start.</summary>
    [GeneratedRegex(@"(?<=^|//|[\s;""'])[^\s/;""'@]+(?:@[^\s/;""'@]*)*@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserInformation();
}
