using MarsNetCheck.Reports;

namespace MarsNetCheck.Pages;

/// <summary>The verdict on the whole and the sentence that says what it means.</summary>
public static class VerdictBanner
{
    /// <summary>The banner of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="below">What stands under the sentence: when it was, and the like.</param>
    public static Html Of(Report report, Html below)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Of(Words.Of(report.Verdict), Headline.Word(report.Verdict), Headline.Of(report), below);
    }

    /// <summary>The banner where there is no report.</summary>
    /// <param name="word">What to call the state.</param>
    /// <param name="sentence">What it means.</param>
    /// <param name="below">What stands under the sentence.</param>
    public static Html WithoutReport(string word, string sentence, Html below) => Of("", word, sentence, below);

    private static Html Of(string verdict, string word, string sentence, Html below) => Html.Of(
        $"""
        <section class="banner {VerdictBadge.Tone(verdict)}" aria-labelledby="verdict">
        <p class="sign" aria-hidden="true">{VerdictBadge.Sign(verdict)}</p>
        <div><h1 id="verdict" tabindex="-1">{word}</h1><p class="headline"><bdi>{sentence}</bdi></p>{below}</div>
        </section>
        """);
}
