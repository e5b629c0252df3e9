using System.Collections.Immutable;
using System.Globalization;

namespace MarsNetCheck.Pac;

/// <summary>
/// The clock functions of PAC scripts at one moment, in local time, or in GMT where the last argument says so. A moment is compared with the bounds
/// field by field: year, month, day; hour, minute, second. A lower bound after the upper one means a range over the turn of the year, week or day.
/// </summary>
internal sealed class PacCalendar(DateTimeOffset utc, TimeZoneInfo zone)
{
    private const int FirstYear = 32;

    private static readonly ImmutableArray<string> _days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    private static readonly ImmutableArray<string> _months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary><c>weekdayRange(day [, day] [, "GMT"])</c>; an unknown day never matches.</summary>
    public bool Weekday(IReadOnlyList<string> arguments)
    {
        var (now, given) = Moment(arguments);
        if (given.Count is 0 or > 2)
            return false;
        var first = _days.IndexOf(given[0]);
        var last = _days.IndexOf(given[^1]);
        return first >= 0 && last >= 0 && Between([first], [(int)now.DayOfWeek], [last]);
    }

    /// <summary><c>timeRange</c> with one hour, two hours, or from and to with minutes and with seconds. An upper hour holds to its end, an upper minute too.</summary>
    /// <returns>Null for another number of arguments.</returns>
    public bool? Time(IReadOnlyList<string> arguments)
    {
        var (now, given) = Moment(arguments);
        if (given.Count == 0)
            return false;
        var numbers = given.Select(NumberOf).ToList();
        if (numbers.Contains(null))
            return false;
        var n = numbers.Select(x => x!.Value).ToList();
        return n.Count switch
        {
            1 => now.Hour == n[0],
            2 => n[0] <= now.Hour && now.Hour <= n[1],
            4 => Between(n[..2], [now.Hour, now.Minute], n[2..]),
            6 => Between(n[..3], [now.Hour, now.Minute, now.Second], n[3..]),
            _ => null,
        };
    }

    /// <summary><c>dateRange</c>: a day, a month, a year or a date made of them; or two of the same kind, from and to.</summary>
    public bool Date(IReadOnlyList<string> arguments)
    {
        var (now, given) = Moment(arguments);
        if (given.Count is 0 or > 6)
            return false;
        var single = FieldsOf(given);
        if (single is not null)
            return Between(single.Values, single.Of(now), single.Values);
        if (given.Count % 2 != 0)
            return false;
        var from = FieldsOf([.. given.Take(given.Count / 2)]);
        var to = FieldsOf([.. given.Skip(given.Count / 2)]);
        if (from is null || to is null || !from.SameKinds(to))
            return false;
        return Between(from.Values, from.Of(now), to.Values);
    }

    private (DateTime Now, List<string> Given) Moment(IReadOnlyList<string> arguments)
    {
        var gmt = arguments.Count > 0 && string.Equals(arguments[^1], "GMT", StringComparison.Ordinal);
        var now = gmt ? utc.UtcDateTime : TimeZoneInfo.ConvertTime(utc, zone).DateTime;
        return (now, [.. gmt ? arguments.SkipLast(1) : arguments]);
    }

    private static bool Between(IReadOnlyList<int> from, IReadOnlyList<int> now, IReadOnlyList<int> to)
    {
        var fromNow = Compare(from, now) <= 0;
        var nowTo = Compare(now, to) <= 0;
        return Compare(from, to) <= 0 ? fromNow && nowTo : fromNow || nowTo;
    }

    private static int Compare(IReadOnlyList<int> left, IReadOnlyList<int> right)
    {
        for (var i = 0; i < left.Count; i++)
        {
            if (left[i] != right[i])
                return left[i].CompareTo(right[i]);
        }
        return 0;
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The fields that the texts name, each at most once; null if one is no field or comes twice.</summary>
    private static Fields? FieldsOf(IReadOnlyList<string> texts)
    {
        var fields = new Fields(null, null, null);
        foreach (var text in texts)
        {
            var month = _months.IndexOf(text);
            var number = NumberOf(text);
            if (month >= 0 && fields.Month is null)
                fields = fields with { Month = month + 1 };
            else if (number is > 0 and < FirstYear && fields.Day is null)
                fields = fields with { Day = number };
            else if (number >= FirstYear && fields.Year is null)
                fields = fields with { Year = number };
            else
                return null;
        }
        return fields;
    }

    private sealed record Fields(int? Year, int? Month, int? Day)
    {
        public List<int> Values => Given(Year, Month, Day);

        public List<int> Of(DateTime now) => Given(Year is null ? null : now.Year, Month is null ? null : now.Month, Day is null ? null : now.Day);

        public bool SameKinds(Fields other) =>
            Year is null == other.Year is null && Month is null == other.Month is null && Day is null == other.Day is null;

        private static List<int> Given(params ReadOnlySpan<int?> fields)
        {
            var given = new List<int>();
            foreach (var field in fields)
            {
                if (field is { } value)
                    given.Add(value);
            }
            return given;
        }
    }
}
