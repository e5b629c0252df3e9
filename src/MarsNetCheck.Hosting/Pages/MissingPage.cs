using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>What is not there, or not there any more.</summary>
internal static class MissingPage
{
    /// <summary>The page.</summary>
    public static Html Of(PageRequest page) => PageFrame.Of(page, "Not found", PageKind.State, Html.Of(
        $"""
        <h1 id="verdict">Not found</h1>
        <p>There is nothing of that name, or it is not kept any more. The <a href="{page.To()}">state</a> lists what is checked, the <a href="{page.To("history")}">history</a> the reports that are kept.</p>
        """));
}
