using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Proxies;
using MarsNetCheck.Registry;

namespace MarsNetCheck.Settings;

/// <summary>Collects what is wrong with settings, each error on one line.</summary>
internal sealed class SettingsErrors(SettingsSource source)
{
    private readonly ImmutableArray<string>.Builder _lines = ImmutableArray.CreateBuilder<string>();

    /// <summary>True as long as nothing is wrong.</summary>
    public bool IsEmpty => _lines.Count == 0;

    /// <summary>How the user calls a setting.</summary>
    public string Name(string setting) => source.NameOf(setting);

    /// <summary>A value of a setting cannot be used.</summary>
    public void Add(string setting, string problem) => _lines.Add($"{Name(setting)}: {problem}");

    /// <summary>Settings cannot be used together.</summary>
    public void AddLine(string line) => _lines.Add(line);

    /// <summary>A URL holds a password, perhaps: it is not repeated.</summary>
    public void AddSecret(string setting, string mend) => Add(setting, $"the URL holds credentials, which {source.Medium} shows to everybody; {mend}");

    /// <summary>True if the text can be the name of a file; if not, that is an error.</summary>
    public bool IsFileName(string setting, string text, string problem)
    {
        if (!string.IsNullOrWhiteSpace(text) && !text.Contains('\0', StringComparison.Ordinal))
            return true;
        Add(setting, problem);
        return false;
    }

    /// <summary>Reads a file; the errors in it are lines that name the file and the place.</summary>
    public T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (RegistryExportException e)
        {
            _lines.AddRange(e.Errors.Select(x => $"{e.Name}: {x}"));
        }
        catch (AgentProxyException e)
        {
            _lines.Add(e.Message);
        }
        catch (CatalogException e)
        {
            _lines.AddRange(e.Errors.Select(x => $"{e.Name}: {x}"));
        }
        catch (SettingsException e)
        {
            _lines.AddRange(e.Errors);
        }
        return null;
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="SettingsException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (!IsEmpty)
            throw new SettingsException(_lines.ToImmutable());
    }
}
