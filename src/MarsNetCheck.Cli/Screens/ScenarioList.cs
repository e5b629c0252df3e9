using System.Collections.Immutable;
using System.Text.Json;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Simulation;
using Spectre.Console;

namespace MarsNetCheck.Cli.Screens;

/// <summary>The scenarios of the simulation and what a run in each must find.</summary>
internal sealed class ScenarioList(ImmutableArray<Scenario> scenarios) : IDocument
{
    public int Status => ExitStatus.Ready;

    public string Summary => "The scenarios are listed.";

    public async Task WriteTableAsync(ScreenLayout layout, Stream output)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var title in new[] { "scenario", "what is the case", "verdict", "codes" })
            table.AddColumn(new TableColumn(new Text(title, Palette.Faint)) { Padding = new Padding(0, 0, 2, 0) });
        foreach (var scenario in scenarios)
            table.AddRow(new Text(scenario.Name, Palette.Strong), new Text(scenario.Title), new Text(Verdict(scenario)), new Text(string.Join(", ", scenario.ExpectedCodes)));
        table.Columns[0].NoWrap = true;
        table.Columns[2].NoWrap = true;
        await output.WriteAsync(layout.Encoding.GetBytes(Canvas.Render(table, layout)));
    }

    public async Task WriteJsonAsync(Stream output)
    {
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartArray();
        foreach (var scenario in scenarios)
            Write(json, scenario);
        json.WriteEndArray();
        await json.FlushAsync();
        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteStartObject();
        json.WriteString("name", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteStartObject("expect");
        json.WriteString("verdict", Verdict(scenario));
        json.WriteStartArray("codes");
        foreach (var code in scenario.ExpectedCodes)
            json.WriteStringValue(code);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Verdict(Scenario scenario) => scenario.ExpectedVerdict.ToString().ToLowerInvariant();
}
