using System.Collections.Frozen;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Hosting.Settings;

/// <summary>Every setting of the service and what it takes; a test compares with the classes that hold them.</summary>
internal static class SettingNames
{
    /// <summary>The settings by the name of their part of the section.</summary>
    public static readonly FrozenDictionary<string, FrozenDictionary<string, SettingKind>> Parts = Of(
        (nameof(MarsNetCheckSettings.Check), Of(
            (nameof(CheckSettings.Catalog), SettingKind.Text),
            (nameof(CheckSettings.Cloud), SettingKind.Text),
            (nameof(CheckSettings.Region), SettingKind.Text),
            (nameof(CheckSettings.Profile), SettingKind.Text),
            (nameof(CheckSettings.Hosts), SettingKind.Texts),
            (nameof(CheckSettings.Only), SettingKind.Texts),
            (nameof(CheckSettings.Skip), SettingKind.Texts),
            (nameof(CheckSettings.Proxy), SettingKind.Text),
            (nameof(CheckSettings.ProxySettings), SettingKind.Text),
            (nameof(CheckSettings.AgentProxy), SettingKind.Text),
            (nameof(CheckSettings.Pac), SettingKind.Text),
            (nameof(CheckSettings.NoProxy), SettingKind.Text),
            (nameof(CheckSettings.ProxyUser), SettingKind.Text),
            (nameof(CheckSettings.ProxyPasswordFile), SettingKind.Text),
            (nameof(CheckSettings.Integrated), SettingKind.Flag),
            (nameof(CheckSettings.Routes), SettingKind.Text),
            (nameof(CheckSettings.Dns), SettingKind.Texts),
            (nameof(CheckSettings.ExpectRoots), SettingKind.Texts),
            (nameof(CheckSettings.Family), SettingKind.Text),
            (nameof(CheckSettings.Timeout), SettingKind.Text),
            (nameof(CheckSettings.Budget), SettingKind.Text),
            (nameof(CheckSettings.Concurrency), SettingKind.Text))),
        (nameof(MarsNetCheckSettings.Schedule), Of(
            (nameof(ScheduleSettings.Every), SettingKind.DurationOrNone),
            (nameof(ScheduleSettings.Jitter), SettingKind.Duration),
            (nameof(ScheduleSettings.AtStart), SettingKind.Flag),
            (nameof(ScheduleSettings.AtLeast), SettingKind.Duration))),
        (nameof(MarsNetCheckSettings.History), Of(
            (nameof(HistorySettings.Folder), SettingKind.Text),
            (nameof(HistorySettings.Keep), SettingKind.Duration),
            (nameof(HistorySettings.MaxReports), SettingKind.Count))),
        (nameof(MarsNetCheckSettings.Access), Of(
            (nameof(AccessSettings.Listen), SettingKind.Texts),
            (nameof(AccessSettings.Hosts), SettingKind.Texts),
            (nameof(AccessSettings.TokenFile), SettingKind.Text),
            (nameof(AccessSettings.Certificate), SettingKind.Text),
            (nameof(AccessSettings.CertificateKey), SettingKind.Text),
            (nameof(AccessSettings.ClientCa), SettingKind.Text),
            (nameof(AccessSettings.AllowPlainHttp), SettingKind.Flag))),
        (nameof(MarsNetCheckSettings.Probe), Of(
            (nameof(ProbeSettings.Allow), SettingKind.Texts),
            (nameof(ProbeSettings.Concurrency), SettingKind.Count))),
        (nameof(MarsNetCheckSettings.Otlp), Of(
            (nameof(OtlpSettings.Endpoint), SettingKind.Text),
            (nameof(OtlpSettings.Interval), SettingKind.Duration),
            (nameof(OtlpSettings.HeadersFile), SettingKind.Text),
            (nameof(OtlpSettings.Traces), SettingKind.Flag))));

    private static FrozenDictionary<string, T> Of<T>(params (string Name, T Value)[] members) => members.ToFrozenDictionary(m => m.Name, m => m.Value, StringComparer.OrdinalIgnoreCase);
}
