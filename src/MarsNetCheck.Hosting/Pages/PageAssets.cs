using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using MarsNetCheck.Pages;
using Microsoft.AspNetCore.Http;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>The files that pages load: one style sheet, one script, one picture. Their address changes with their content, so a browser keeps them.</summary>
internal static class PageAssets
{
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, Asset> _files = new Dictionary<string, Asset>(StringComparer.Ordinal)
    {
        ["style.css"] = new("text/css; charset=utf-8", Encoding.UTF8.GetBytes(ReportStyle.Css + Text("dashboard.css"))),
        ["script.js"] = new("text/javascript; charset=utf-8", Encoding.UTF8.GetBytes(Text("dashboard.js"))),
        ["favicon.svg"] = new("image/svg+xml", Encoding.UTF8.GetBytes(Text("favicon.svg"))),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string _version = Convert.ToHexStringLower(SHA256.HashData([.. _files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.Content)]))[..12];

    /// <summary>The address of a file.</summary>
    public static Href To(PageRequest page, string name) => page.To("assets", _version, name);

    /// <summary>Answers with a file.</summary>
    public static async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.RouteValues["name"] is not string name || !_files.TryGetValue(name, out var file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        // A page of another version may ask for the files of its own; they are not these.
        var isThis = string.Equals(context.Request.RouteValues["version"] as string, _version, StringComparison.Ordinal);
        context.Response.Headers.CacheControl = isThis ? Forever : "no-store";
        context.Response.ContentType = file.Type;
        context.Response.ContentLength = file.Content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(file.Content, context.RequestAborted);
    }

    private static string Text(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record Asset(string Type, byte[] Content);
}
