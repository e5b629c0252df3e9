using System.Text.RegularExpressions;
using MarsNetCheck.Tests.House;

namespace MarsNetCheck.Tests.Pages;

/// <summary>What no source of a page may do, so that the type keeps its promise.</summary>
public sealed partial class PageSourceTests
{
    private static readonly string[] _rooms = ["src/MarsNetCheck/Pages", "src/MarsNetCheck.Hosting/Pages"];

    [Fact]
    public void Only_the_type_itself_makes_html_of_a_string() =>
        Assert.DoesNotContain(Lines("*.cs"), l => BackDoor().IsMatch(l.Text) && l.File is not ("Html.cs" or "HtmlText.cs"));

    [Fact]
    public void Every_attribute_with_a_hole_is_quoted() =>
        Assert.DoesNotContain(Lines("*.cs"), l => Unquoted().IsMatch(l.Text));

    [Fact]
    public void No_page_has_a_style_or_a_script_of_its_own() =>
        Assert.DoesNotContain(Lines("*.cs"), l => Inline().IsMatch(l.Text));

    [Fact]
    public void The_script_never_makes_markup() =>
        Assert.DoesNotContain(Lines("*.js"), l => Markup().IsMatch(l.Text));

    [Fact]
    public void Style_and_script_name_nothing_outside() =>
        Assert.DoesNotContain(Lines("*.css").Concat(Lines("*.js")), l => Outside().IsMatch(l.Text));

    private static IEnumerable<(string File, string Text)> Lines(string pattern)
    {
        var files = _rooms.SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository.Root, room), pattern)).ToList();
        Assert.NotEmpty(files);
        return files.SelectMany(f => File.ReadLines(f).Select(line => (Path.GetFileName(f), line)));
    }

    [GeneratedRegex(@"AppendLiteral|new HtmlText|new Html\(|HtmlText text|IHtmlContent|UnsafeAccessor", RegexOptions.None, 1000)]
    private static partial Regex BackDoor();

    [GeneratedRegex(@"<[a-z][^>]*\s[a-z-]+=\{", RegexOptions.None, 1000)]
    private static partial Regex Unquoted();

    [GeneratedRegex(@"<[^>]*\sstyle=|<style|<script(?! src=)|<[^>]*\son[a-z]+=", RegexOptions.None, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|setHTMLUnsafe|createContextualFragment", RegexOptions.None, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"https?://|@import|url\(", RegexOptions.None, 1000)]
    private static partial Regex Outside();
}
