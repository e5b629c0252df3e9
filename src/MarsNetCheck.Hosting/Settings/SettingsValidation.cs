using System.Globalization;
using System.Text.RegularExpressions;
using MarsNetCheck.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Settings;

/// <summary>Says everything that is wrong with the settings at once: names that there are not, texts that cannot be read, values out of their range, and what the settings of a run name.</summary>
internal sealed partial class SettingsValidation(IConfigurationSection section) : IValidateOptions<MarsNetCheckSettings>
{
    private static readonly TimeSpan _shortestBudget = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestBudget = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MarsNetCheckSettings options)
    {
        var errors = new SettingsComplaints();
        errors.AddLines(SettingsText.Read(section).Errors);
        Validate(options.Schedule, errors);
        Validate(options.History, errors);
        AccessValidation.Validate(options.Access, errors);
        Validate(options.Probe, errors);
        Validate(options, errors);
        return errors.Lines.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Lines);
    }

    private static void Validate(ScheduleSettings schedule, SettingsComplaints errors)
    {
        if (schedule.Every is { } every)
            errors.Range("Schedule:Every", every, TimeSpan.FromSeconds(30), TimeSpan.FromDays(7));
        errors.Range("Schedule:Jitter", schedule.Jitter, TimeSpan.Zero, (schedule.Every ?? TimeSpan.FromDays(7)) / 2);
        errors.Range("Schedule:AtLeast", schedule.AtLeast, TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    private static void Validate(HistorySettings history, SettingsComplaints errors)
    {
        if (history.Folder is { } folder && (string.IsNullOrWhiteSpace(folder) || folder.Contains('\0', StringComparison.Ordinal)))
            errors.Add("History:Folder", "the name of the folder is empty; give a path, or null to keep the history in memory");
        errors.Range("History:Keep", history.Keep, TimeSpan.FromHours(1), TimeSpan.FromDays(3650));
        errors.Range("History:MaxReports", history.MaxReports, 1, 100_000);
    }

    private static void Validate(ProbeSettings probe, SettingsComplaints errors)
    {
        foreach (var (index, target) in probe.Allow.Index())
        {
            if (!Target().IsMatch(target))
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"Probe:Allow:{index}"), $"'{target}' is no target; write a host name with a port unless it is 443, for example *.contoso.test:8443");
        }
        errors.Range("Probe:Concurrency", probe.Concurrency, 1, 64);
    }

    // The reader lists what is wrong with the settings of a run; only a service has a closer limit on its budget.
    private static void Validate(MarsNetCheckSettings options, SettingsComplaints errors)
    {
        var place = $"{MarsNetCheckSettings.Section}:Check:{nameof(CheckSettings.Budget)}";
        try
        {
            CheckSettingsReader.Read(options.Check, setting => $"{MarsNetCheckSettings.Section}:Check:{setting}");
        }
        catch (SettingsException e)
        {
            errors.AddLines(e.Errors);
            if (e.Errors.Any(x => x.StartsWith(place, StringComparison.Ordinal)))
                return;
        }
        if (options.RunBudget < _shortestBudget || options.RunBudget > _longestBudget)
            errors.Add("Check:Budget", string.Create(CultureInfo.InvariantCulture, $"'{options.Check.Budget}' is out of a service's range; give {_shortestBudget.TotalSeconds} to {_longestBudget.TotalSeconds} seconds"));
    }

    [GeneratedRegex(@"\A(?:\*\.)?[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252})(?::[0-9]{1,5})?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Target();
}
