using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>What would be here if the history could be read.</summary>
internal static class UnreadablePage
{
    /// <summary>The page.</summary>
    public static Html Of(PageRequest page) => PageFrame.Of(page, "History", PageKind.History, Html.Of(
        $"""
        <h1 id="verdict">History</h1>
        {Remark}<p>The <a href="{page.To()}">state</a> is known all the same.</p>
        """));

    /// <summary>What stands in the place of a part that comes from the history.</summary>
    public static Html Remark { get; } = Html.Of($"""<p class="stale">The history cannot be read now; the service's log says why.</p>""");
}
