using System.Globalization;

namespace MarsNetCheck.Pages;

/// <summary>Times and durations on a page. A script may show times in the reader's zone; without one they are UTC and say so.</summary>
public static class PageTime
{
    /// <summary>A time to the minute.</summary>
    public static Html Of(DateTimeOffset time) => Html.Of($"""<time datetime="{Exact(time)}">{Text(time)}</time>""");

    /// <summary>The same, with how long ago it was where a script can tell.</summary>
    public static Html WithAge(DateTimeOffset time) => Html.Of($"""<time class="age" datetime="{Exact(time)}">{Text(time)}</time>""");

    /// <summary>As RFC 3339, in UTC.</summary>
    public static string Exact(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>For people, in UTC.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A duration: milliseconds below a second, then seconds, minutes, hours, days.</summary>
    public static string Length(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.#} s"),
        { TotalMinutes: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalDays:0} days"),
    };
}
