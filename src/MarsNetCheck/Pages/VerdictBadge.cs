using MarsNetCheck.Reports;

namespace MarsNetCheck.Pages;

/// <summary>A verdict as a sign, a word and a colour, never a colour alone.</summary>
public static class VerdictBadge
{
    /// <summary>The badge for a verdict in the words of the report; a word that is not known gets the sign of what is not known.</summary>
    public static Html Of(string word) => Html.Of($"""<span class="badge {Tone(word)}"><span aria-hidden="true">{Sign(word)}</span> <span class="word">{word}</span></span>""");

    /// <summary>The badge for a verdict.</summary>
    public static Html Of<T>(T verdict)
        where T : struct, Enum => Of(Words.Of(verdict));

    /// <summary>The class of its colour: <c>good</c>, <c>odd</c>, <c>bad</c> or <c>open</c>.</summary>
    public static string Tone(string word) => word switch
    {
        "ready" or "ok" => "good",
        "degraded" or "partial" => "odd",
        "blocked" => "bad",
        _ => "open",
    };

    /// <summary>Its sign.</summary>
    public static string Sign(string word) => word switch
    {
        "ready" or "ok" => "✓",
        "degraded" or "partial" => "!",
        "blocked" => "✗",
        "skipped" => "–",
        _ => "?",
    };
}
