using System.Reflection;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Hosting.Tests.Settings;

public sealed class GoodSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_needs_to_be_set()
    {
        var settings = SettingsFixture.Read("{ }", _folder.Path);

        Assert.Equal((TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(1), true), (settings.Schedule.Every, settings.Schedule.Jitter, settings.Schedule.AtStart));
        Assert.Null(settings.History.Folder);
        Assert.Equal(TimeSpan.FromSeconds(60), settings.RunBudget);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("0.5", 0.5)]
    [InlineData("NaN", 60)]
    [InlineData("Infinity", 60)]
    [InlineData("-Infinity", 60)]
    [InlineData("99999999999999999999", 60)]
    [InlineData("long", 60)]
    public void A_budget_that_nobody_has_looked_at_is_a_time_all_the_same(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new MarsNetCheckSettings { Check = new() { Budget = text } }.RunBudget);

    [Fact]
    public void Every_setting_reaches_its_place()
    {
        _folder.Write("token", "0123456789abcdef0123456789abcdef");
        _folder.Write("server.pem", TestCertificate.Pem());

        var settings = SettingsFixture.Read(
            """
            {
              "Check": { "Cloud": "usgov", "Only": [ "auth" ], "Integrated": false, "Budget": 30, "Proxy": "none" },
              "Schedule": { "Every": "1.00:00:00", "Jitter": "01:00:00", "AtStart": false, "AtLeast": "00:01:00" },
              "History": { "Folder": "data", "Keep": "7.00:00:00", "MaxReports": 10 },
              "Access": { "Listen": [ "https://192.0.2.1:9393", "http://localhost:9394" ], "Hosts": [ "backup01", "[2001:db8::1]:9393" ], "TokenFile": "token", "Certificate": "server.pem", "AllowPlainHttp": true },
              "Probe": { "Allow": [ "*.contoso.test", "example.test:8443" ], "Concurrency": 2 },
              "Otlp": { "Endpoint": "http://127.0.0.1:4318", "Interval": "00:00:30", "Traces": true }
            }
            """,
            _folder.Path);

        Assert.Equal(("usgov", "none", TimeSpan.FromSeconds(30)), (settings.Check.Cloud, settings.Check.Proxy, settings.RunBudget));
        Assert.Equal(["auth"], settings.Check.Only);
        Assert.Equal((TimeSpan.FromDays(1), TimeSpan.FromHours(1), false, TimeSpan.FromMinutes(1)), (settings.Schedule.Every, settings.Schedule.Jitter, settings.Schedule.AtStart, settings.Schedule.AtLeast));
        Assert.Equal((_folder.File("data"), TimeSpan.FromDays(7), 10), (settings.History.Folder, settings.History.Keep, settings.History.MaxReports));
        Assert.Equal(["https://192.0.2.1:9393", "http://localhost:9394"], settings.Access.Listen);
        Assert.Equal(["backup01", "[2001:db8::1]:9393"], settings.Access.Hosts);
        Assert.Equal((_folder.File("token"), _folder.File("server.pem"), true), (settings.Access.TokenFile, settings.Access.Certificate, settings.Access.AllowPlainHttp));
        Assert.Equal(["*.contoso.test", "example.test:8443"], settings.Probe.Allow);
        Assert.Equal((2, "http://127.0.0.1:4318", TimeSpan.FromSeconds(30), true), (settings.Probe.Concurrency, settings.Otlp.Endpoint, settings.Otlp.Interval, settings.Otlp.Traces));
    }

    [Theory]
    [InlineData("""{ "Schedule": { "Every": null } }""")]
    [InlineData("""{ "schedule": { "every": "never" } }""")]
    [InlineData("""{ "Schedule": { "Every": "Never" } }""")]
    public void No_interval_means_runs_on_demand_only(string section) => Assert.Null(SettingsFixture.Read(section, _folder.Path).Schedule.Every);

    [Theory]
    [InlineData("90s", "00:01:30")]
    [InlineData("15m", "00:15:00")]
    [InlineData("6H", "06:00:00")]
    [InlineData("1d", "1.00:00:00")]
    [InlineData("1.12:00:00", "1.12:00:00")]
    public void An_interval_is_written_as_people_write_it(string text, string interval) =>
        Assert.Equal(TimeSpan.Parse(interval, System.Globalization.CultureInfo.InvariantCulture), SettingsFixture.Read($$"""{ "Schedule": { "Every": "{{text}}" } }""", _folder.Path).Schedule.Every);

    [Theory]
    [InlineData("""{ "Schedule": { "Every": "00:00:40" } }""", 20)]
    [InlineData("""{ "Schedule": { "Every": "00:00:40", "Jitter": "00:00:05" } }""", 5)]
    public void Short_intervals_need_no_word_about_jitter(string section, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), SettingsFixture.Read(section, _folder.Path).Schedule.Jitter);

    [Theory]
    [InlineData("""{ "Access": { "Listen": [ ], "Hosts": null, "TokenFile": "" } }""")]
    [InlineData("""{ "Check": { }, "Probe": null, "History": { "Keep": null } }""")]
    public void Nothing_is_as_good_as_what_is_not_written(string section)
    {
        var settings = SettingsFixture.Read(section, _folder.Path);

        Assert.Empty(settings.Access.Listen);
        Assert.Empty(settings.Access.Hosts);
        Assert.Null(settings.Access.TokenFile);
        Assert.Equal(TimeSpan.FromDays(30), settings.History.Keep);
    }

    [Fact]
    public void A_path_counts_from_the_content_root_and_a_url_stays_one()
    {
        _folder.Write("proxy.pac", "function FindProxyForURL() { return 'DIRECT'; }");

        var settings = SettingsFixture.Read("""{ "Check": { "Pac": "proxy.pac" } }""", _folder.Path);

        Assert.Equal(_folder.File("proxy.pac"), settings.Check.Pac);
        Assert.Equal("http://wpad.contoso.test/wpad.dat", SettingsFixture.Read("""{ "Check": { "Pac": "http://wpad.contoso.test/wpad.dat" } }""", _folder.Path).Check.Pac);
    }

    [Fact]
    public void The_table_of_names_holds_every_setting_and_its_kind()
    {
        var expected = from part in typeof(MarsNetCheckSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                       from setting in part.PropertyType.GetProperties()
                       select $"{part.Name}:{setting.Name} {KindOf(setting.PropertyType)}";

        var listed = from part in SettingNames.Parts
                     from setting in part.Value
                     select $"{part.Key}:{setting.Key} {setting.Value}";

        Assert.Equal(expected.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static SettingKind KindOf(Type type) =>
        type == typeof(string) ? SettingKind.Text
        : type == typeof(IList<string>) ? SettingKind.Texts
        : type == typeof(bool) ? SettingKind.Flag
        : type == typeof(int) ? SettingKind.Count
        : type == typeof(TimeSpan) ? SettingKind.Duration
        : type == typeof(TimeSpan?) ? SettingKind.DurationOrNone
        : throw new NotSupportedException($"A setting of type {type} needs a kind.");
}
