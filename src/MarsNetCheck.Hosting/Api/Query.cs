using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MarsNetCheck.Hosting.Api;

/// <summary>Reads a request's query; the first thing that is wrong with it is kept.</summary>
internal sealed class Query(HttpRequest request)
{
    private const int MaxLength = 512;

    /// <summary>What is wrong; null if nothing is.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>A text; null if it was not given.</summary>
    public string? Text(string name)
    {
        var values = request.Query[name];
        if (values.Count <= 1 && (values.ToString().Length <= MaxLength))
            return values.Count == 0 ? null : values.ToString();
        return Blame<string>(name, "is given more than once, or is too long; give it once");
    }

    /// <summary>A whole number; null if it was not given.</summary>
    public long? Number(string name, long least, long most)
    {
        if (Text(name) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Blame<long?>(name, string.Create(CultureInfo.InvariantCulture, $"is no whole number from {least} to {most}"));
    }

    /// <summary>A time (RFC 3339), or a day, which begins at midnight UTC; null if it was not given. A plus sign that was not escaped arrives as a space.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
            return day;
        return text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : Blame<DateTimeOffset?>(name, "is no time; write it like 2026-01-31T12:00:00Z or 2026-01-31");
    }

    /// <summary>One of some words; the first if it was not given.</summary>
    public string Word(string name, params string[] words)
    {
        var text = Text(name) ?? words[0];
        if (words.Contains(text, StringComparer.Ordinal))
            return text;
        var problem = text.Length == 0 ? "has no value" : "has another value than it can have";
        return Blame<string>(name, $"{problem}; write {string.Join(" or ", words.Select(w => $"{name}={w}"))}") ?? words[0];
    }

    private T? Blame<T>(string name, string problem)
    {
        Problem ??= new Problem(StatusCodes.Status400BadRequest, "The query is not right", $"{name} {problem}.");
        return default;
    }
}
