using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Settings;

/// <summary>Fills the settings from the section. What cannot be read keeps its default, and <see cref="SettingsValidation"/> says so.</summary>
internal sealed class SettingsBinding(IConfigurationSection section) : IConfigureOptions<MarsNetCheckSettings>
{
    /// <inheritdoc/>
    public void Configure(MarsNetCheckSettings options)
    {
        var text = SettingsText.Read(section);
        text.Good().Bind(options);
        var schedule = options.Schedule;
        if (text.IsNothing("Schedule:Every"))
            schedule.Every = null;
        // Somebody who asks for short intervals and says nothing of jitter has made no mistake.
        if (!text.Has("Schedule:Jitter") && schedule.Every is { } every && schedule.Jitter > every / 2)
            schedule.Jitter = every / 2;
    }
}
