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
}
