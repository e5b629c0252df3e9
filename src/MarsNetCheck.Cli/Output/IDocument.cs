using MarsNetCheck.Cli.Screens;

namespace MarsNetCheck.Cli.Output;

/// <summary>What a command has to hand over, in any of its formats.</summary>
internal interface IDocument
{
    /// <summary>The exit status that it means.</summary>
    int Status { get; }

    /// <summary>What it comes to, in a sentence.</summary>
    string Summary { get; }

    /// <summary>Writes it as text for a person.</summary>
    Task WriteTableAsync(ScreenLayout layout, Stream output);

    /// <summary>Writes it as JSON.</summary>
    Task WriteJsonAsync(Stream output);

    /// <summary>Writes the table of its blocked flows.</summary>
    /// <exception cref="UsageException">It is no run and has none.</exception>
    Task WriteFlowsAsync(Stream output) => throw new UsageException("--format: flows is the table of a run's blocked flows; give table or json");

    /// <summary>Writes it as metrics in the Prometheus text format.</summary>
    /// <exception cref="UsageException">It is no run and has none.</exception>
    Task WritePrometheusAsync(Stream output) => throw new UsageException("--format: prometheus is the metrics of a run; give table or json");
}
