using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Serving;

namespace MarsNetCheck.Cli.Tests;

public sealed class ServeConfigurationTests
{
    private const string Region = "MarsNetCheck:Check:Region";

    [Fact]
    public void Options_win_over_the_environment_and_that_over_the_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("service.json", """{ "MarsNetCheck": { "Check": { "Region": "file", "Cloud": "file", "Profile": "file" } } }""");

        var values = Values(file, [("MARSNETCHECK_Check__Region", "variable"), ("MARSNETCHECK_Check__Cloud", "variable")], new ServeSetting(Region, "option", "--region"));

        Assert.Equal(("option", "variable", "file"), (values[Region], values["MarsNetCheck:Check:Cloud"], values["MarsNetCheck:Check:Profile"]));
    }

    [Fact]
    public void A_list_replaces_the_whole_list_of_an_earlier_source()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("service.json", """{ "MarsNetCheck": { "Check": { "Only": [ "a", "b", "c" ], "Skip": [ "d" ] } } }""");

        var values = Values(file, [], new ServeSetting("MarsNetCheck:Check:Only:0", "x", "--only"));

        Assert.Equal(["d", "x"], values.Values.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Variables_of_one_level_are_no_settings() =>
        Assert.Empty(Values(null, [("MARSNETCHECK_PROXY_PASSWORD", "S3cret"), ("MARSNETCHECK_PROGRAM", "x"), ("PATH", "/bin")]));

    [Fact]
    public void A_variable_with_one_underscore_too_few_is_refused_with_the_mend()
    {
        var e = Assert.Throws<UsageException>(() => Values(null, [("MARSNETCHECK_SCHEDULE_EVERY", "00:01:00")]));

        Assert.Equal("MARSNETCHECK_SCHEDULE_EVERY: is no setting; write two underscores between the levels, as in MARSNETCHECK_Schedule__Every", e.Message);
    }

    [Fact]
    public void An_interval_of_nothing_stays_nothing()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("service.json", """{ "MarsNetCheck": { "Check": {}, "Schedule": { "Every": null } } }""");

        Assert.Equal(["MarsNetCheck:Schedule:Every"], Values(file, []).Keys);
    }

    [Fact]
    public void An_error_names_the_setting_as_it_was_written()
    {
        var configuration = ServeConfiguration.Of([new ServeSetting(Region, "x", "--region"), new ServeSetting(Region + "s", "x", "--other")]);

        Assert.Equal("--region: 'x' is no region", configuration.WithOrigin($"{Region}: 'x' is no region"));
        Assert.Equal("something else", configuration.WithOrigin("something else"));
    }

    [Fact]
    public void A_contradiction_names_both_settings_as_they_were_written()
    {
        var configuration = ServeConfiguration.Of([new ServeSetting("MarsNetCheck:Check:Proxy", "none", "MARSNETCHECK_Check__Proxy"), new ServeSetting("MarsNetCheck:Check:NoProxy", "x", "--no-proxy")]);

        Assert.Equal("--no-proxy and MARSNETCHECK_Check__Proxy none contradict each other: drop one", configuration.WithOrigin("MarsNetCheck:Check:NoProxy and MarsNetCheck:Check:Proxy none contradict each other: drop one"));
    }

    [Fact]
    public void An_error_of_a_whole_list_names_the_source_of_the_entry_that_it_quotes()
    {
        var configuration = ServeConfiguration.Of([new ServeSetting("MarsNetCheck:Check:Only:0", "a", "MARSNETCHECK_Check__Only__0"), new ServeSetting("MarsNetCheck:Check:Only:1", "b", "MARSNETCHECK_Check__Only__1")]);

        Assert.Equal("MARSNETCHECK_Check__Only__1: 'b' is no endpoint", configuration.WithOrigin("MarsNetCheck:Check:Only: 'b' is no endpoint"));
    }

    private static Dictionary<string, string?> Values(string? file, (string Name, string Value)[] environment, params ServeSetting[] options)
    {
        using var folder = new TemporaryFolder();
        file ??= folder.File("empty.json", "{}");
        return ServeConfiguration.Read(file, environment.ToDictionary(v => v.Name, v => v.Value), [.. options]).Values.ToDictionary(StringComparer.Ordinal);
    }
}
