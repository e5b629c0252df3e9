namespace MarsNetCheck.Tests.Pac;

/// <summary>The clock functions on Tuesday, 3 March 2009, 03:34:01, unless a test says otherwise.</summary>
public sealed class PacCalendarTests
{
    private static readonly TimeZoneInfo _tokyo = TimeZoneInfo.CreateCustomTimeZone("Tokyo", TimeSpan.FromHours(9), "Tokyo", "Tokyo");

    [Theory]
    [InlineData("'MON', 'FRI'", true)]
    [InlineData("'TUE', 'TUE'", true)]
    [InlineData("'SAT', 'WED'", true)]
    [InlineData("'TUE'", true)]
    [InlineData("'WED', 'FRI'", false)]
    [InlineData("'SUN', 'MON'", false)]
    [InlineData("'SAT'", false)]
    [InlineData("'FRI', 'MON'", false)]
    [InlineData("'SOME', 'RANDOM'", false)]
    [InlineData("'RANDOM'", false)]
    [InlineData("", false)]
    public async Task Weekdays_go_round(string arguments, bool expected) =>
        Assert.Equal(Word(expected), await new PacWorld().ValueAsync($"weekdayRange({arguments})"));

    [Theory]
    [InlineData("3", true)]
    [InlineData("2", false)]
    [InlineData("2, 4", true)]
    [InlineData("1, 2", false)]
    [InlineData("1, 0, 3, 34", true)]
    [InlineData("3, 34, 1, 0", true)]
    [InlineData("1, 0, 3, 0", false)]
    [InlineData("23, 0, 4, 0", true)]
    [InlineData("", false)]
    public async Task Times_go_round(string arguments, bool expected) =>
        Assert.Equal(Word(expected), await new PacWorld().ValueAsync($"timeRange({arguments})"));

    [Theory]
    [InlineData("1, 0, 0, 3, 34, 14", true)]
    [InlineData("1, 0, 0, 3, 34, 0", false)]
    public async Task Times_count_seconds_where_they_are_given(string arguments, bool expected) =>
        Assert.Equal(Word(expected), await new PacWorld { Now = new(2009, 3, 3, 3, 34, 14, TimeSpan.Zero) }.ValueAsync($"timeRange({arguments})"));

    [Fact]
    public async Task The_upper_hour_counts_to_its_end_as_in_Mozilla_and_Chromium() =>
        Assert.Equal("true", await new PacWorld().ValueAsync("timeRange(2, 3)"));

    [Theory]
    [InlineData("3", true)]
    [InlineData("1", false)]
    [InlineData("1, 4", true)]
    [InlineData("4, 20", false)]
    [InlineData("'JAN', 'MAR'", true)]
    [InlineData("'SEP', 'APR'", true)]
    [InlineData("'SEP', 'FEB'", false)]
    [InlineData("1, 'JAN', 3, 'MAR'", true)]
    [InlineData("4, 'MAR', 4, 'SEP'", false)]
    [InlineData("'FEB', 2009, 'MAR', 2009", true)]
    [InlineData("3, 'JAN', 2009, 4, 'FEB', 2010", true)]
    [InlineData("4, 'MAR', 2009, 4, 'SEP', 2009", false)]
    [InlineData("'MAR'", true)]
    [InlineData("2009", true)]
    [InlineData("2010", false)]
    [InlineData("2008, 2010", true)]
    [InlineData("'XYZ'", false)]
    [InlineData("", false)]
    public async Task Dates_go_round(string arguments, bool expected) =>
        Assert.Equal(Word(expected), await new PacWorld().ValueAsync($"dateRange({arguments})"));

    [Theory]
    [InlineData("3, 'MAR'", true)]
    [InlineData("4, 'MAR'", false)]
    [InlineData("3, 'MAR', 2009", true)]
    [InlineData("3, 'MAR', 2010", false)]
    public async Task A_day_with_its_month_is_that_day_as_Netscape_wrote_it_and_not_as_Mozilla_does(string arguments, bool expected) =>
        Assert.Equal(Word(expected), await new PacWorld().ValueAsync($"dateRange({arguments})"));

    [Theory]
    [InlineData("timeRange(12)", "true")]
    [InlineData("timeRange(3, 'GMT')", "true")]
    [InlineData("timeRange(12, 'GMT')", "false")]
    [InlineData("new Date().getHours()", "12")]
    [InlineData("new Date().getUTCHours()", "3")]
    [InlineData("new Date().getTimezoneOffset()", "-540")]
    [InlineData("new Date(2009, 6, 1, 0, 0, 0).getTime()", "1246374000000")]
    public async Task Local_time_is_the_machines_and_GMT_is_GMT(string expression, string expected) =>
        Assert.Equal(expected, await new PacWorld { Zone = _tokyo }.ValueAsync(expression));

    [Theory]
    [InlineData("weekdayRange('WED')", "true")]
    [InlineData("weekdayRange('TUE', 'GMT')", "true")]
    [InlineData("dateRange(4)", "true")]
    [InlineData("dateRange(3, 'GMT')", "true")]
    [InlineData("new Date().getDate()", "4")]
    public async Task Past_midnight_in_local_time_it_is_the_next_day(string expression, string expected) =>
        Assert.Equal(expected, await new PacWorld { Zone = _tokyo, Now = new(2009, 3, 3, 20, 0, 0, TimeSpan.Zero) }.ValueAsync(expression));

    private static string Word(bool value) => value ? "true" : "false";
}
