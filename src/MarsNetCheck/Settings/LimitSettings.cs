using System.Globalization;

namespace MarsNetCheck.Settings;

/// <summary>Reads the settings that say how far a run goes.</summary>
internal static class LimitSettings
{
    private const double ShortestTimeout = 0.1;
    private const double LongestTimeout = 600;
    private const double LongestBudget = 86_400;
    private const int MostAttempts = 65_536;

    /// <summary>The options with what the settings say of the limits.</summary>
    public static NetCheckOptions Read(CheckSettings settings, NetCheckOptions options, SettingsErrors errors) => options with
    {
        StageTimeout = Seconds(nameof(CheckSettings.Timeout), settings.Timeout, LongestTimeout, errors) ?? options.StageTimeout,
        Budget = Seconds(nameof(CheckSettings.Budget), settings.Budget, LongestBudget, errors) ?? options.Budget,
        Concurrency = Count(settings.Concurrency, errors) ?? options.Concurrency,
    };

    private static TimeSpan? Seconds(string setting, string? text, double longest, SettingsErrors errors)
    {
        if (text is null)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= ShortestTimeout && seconds <= longest)
            return TimeSpan.FromSeconds(seconds);
        errors.Add(setting, string.Create(CultureInfo.InvariantCulture, $"'{text}' is no number of seconds that can be used; give {ShortestTimeout} to {longest}"));
        return null;
    }

    private static int? Count(string? text, SettingsErrors errors)
    {
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostAttempts)
            return count;
        errors.Add(nameof(CheckSettings.Concurrency), string.Create(CultureInfo.InvariantCulture, $"'{text}' is no count that can be used; give 1 to {MostAttempts}"));
        return null;
    }
}
