using System.Globalization;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Hosting.Settings;

/// <summary>All settings of the service, as they stand under <see cref="Section"/> in the configuration. Paths that are not absolute count from the program's content root.</summary>
public sealed class MarsNetCheckSettings
{
    /// <summary>The name of the configuration's section.</summary>
    public const string Section = "MarsNetCheck";

    /// <summary>What a run checks, and how.</summary>
    public CheckSettings Check { get; init; } = new();

    /// <summary>When runs begin by themselves.</summary>
    public ScheduleSettings Schedule { get; init; } = new();

    /// <summary>What is kept of past runs, and where.</summary>
    public HistorySettings History { get; init; } = new();

    /// <summary>Who may ask.</summary>
    public AccessSettings Access { get; init; } = new();

    /// <summary>What <c>/probe</c> may be asked for.</summary>
    public ProbeSettings Probe { get; init; } = new();

    /// <summary>Where metrics are pushed to.</summary>
    public OtlpSettings Otlp { get; init; } = new();

    /// <summary>The longest that a run of the service may take: <see cref="CheckSettings.Budget"/>, 60 s if that is null or no number of seconds up to a day. A service has no runs without a budget.</summary>
    internal TimeSpan RunBudget => TimeSpan.FromSeconds(double.TryParse(Check.Budget, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400 ? seconds : 60);
}
