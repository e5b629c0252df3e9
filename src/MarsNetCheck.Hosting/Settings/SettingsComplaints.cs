using System.Globalization;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Hosting.Settings;

/// <summary>Collects what is wrong with settings: a line each, with the place, the problem and the mend.</summary>
internal sealed class SettingsComplaints
{
    private readonly List<string> _lines = [];

    /// <summary>The lines.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Something is wrong.</summary>
    /// <param name="setting">The setting below the section, for example <c>Access:Listen:0</c>.</param>
    /// <param name="problem">What is wrong, and the mend.</param>
    public void Add(string setting, string problem) => _lines.Add($"{MarsNetCheckSettings.Section}:{setting}: {problem}");

    /// <summary>Takes whole lines.</summary>
    public void AddLines(IEnumerable<string> lines) => _lines.AddRange(lines);

    /// <summary>Takes what a reader says of its setting.</summary>
    public void Try(Action read)
    {
        try
        {
            read();
        }
        catch (SettingsException e)
        {
            AddLines(e.Errors);
        }
    }

    /// <summary>Requires a value to be in its range.</summary>
    public void Range(string setting, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
            Add(setting, $"'{DurationText.Of(value)}' is out of its range; give {DurationText.Of(least)} to {DurationText.Of(most)}");
    }

    /// <summary>Requires a value to be in its range.</summary>
    public void Range(string setting, int value, int least, int most)
    {
        if (value < least || value > most)
            Add(setting, string.Create(CultureInfo.InvariantCulture, $"'{value}' is out of its range; give {least} to {most}"));
    }

    /// <summary>Requires a file to be there and readable by this account.</summary>
    /// <returns>True if it is.</returns>
    public bool File(string setting, string path)
    {
        try
        {
            using var file = System.IO.File.OpenRead(path);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Add(setting, $"{path}: does not exist; check the path");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            Add(setting, $"{path}: is a folder; give the path of a file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Add(setting, $"{path}: cannot be read; name a file that this account may read");
        }
        return false;
    }
}
