using System.Globalization;
using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>The choice of how far back a page looks.</summary>
internal static class Periods
{
    /// <summary>The links.</summary>
    /// <param name="days">The period that is shown.</param>
    /// <param name="here">The page.</param>
    public static Html Of(int days, Href here) => Html.Of(
        $"""<nav aria-label="Period"><ul class="periods">{Entry(1, "1 day", days, here)}{Entry(7, "7 days", days, here)}{Entry(30, "30 days", days, here)}</ul></nav>""");

    private static Html Entry(int period, string text, int shown, Href here) => Html.Of(
        $"""<li><a href="{here.With("days", period.ToString(CultureInfo.InvariantCulture))}" aria-current="{(period == shown ? "true" : "false")}">{text}</a></li>""");
}
