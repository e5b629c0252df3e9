using System.Text;
using MarsNetCheck.Registry;

namespace MarsNetCheck.Tests.Registry;

public sealed class RegistryExportTests
{
    private const string Header = "Windows Registry Editor Version 5.00\r\n\r\n";
    private const string Key = @"HKEY_USERS\S-1-5-18\Software\Test";

    public static TheoryData<string> Encodings => ["utf-16", "utf-16 unmarked", "utf-8", "utf-8 marked", "latin-1"];

    internal static IRegistry Parse(string text) => RegistryExport.Parse(Encoding.UTF8.GetBytes(text), "a.reg");

    private static RegistryKey Read(string body, string key = Key) => Parse(Header + body).Read(key);

    [Theory]
    [MemberData(nameof(Encodings))]
    public void An_export_is_read_in_every_encoding_that_Windows_and_editors_write(string encoding)
    {
        var text = $"{Header}[{Key}]\r\n\"name\"=\"M\u00fcnchen\"\r\n";
        byte[] bytes = encoding switch
        {
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "utf-16 unmarked" => Encoding.Unicode.GetBytes(text),
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "utf-8 marked" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            _ => Encoding.Latin1.GetBytes(text),
        };

        Assert.Equal("M\u00fcnchen", ((IRegistry)RegistryExport.Parse(bytes, "a.reg")).Read(Key).Find("NAME")?.Text);
    }

    [Fact]
    public void Every_type_of_value_is_read_as_what_it_is()
    {
        var key = Read($"""
            [{Key}]
            @="the default"
            "text"="C:\\a \"b\""
            "number"=dword:0000001f
            "bytes"=hex:46,00,fF
            "no bytes"=hex:
            "none"=hex(0):00
            "sz"=hex(1):61,00,62,00,00,00
            "expand"=hex(2):25,00,61,00,25,00,00,00
            "multi"=hex(7):61,00,00,00,00,00
            "stored number"=hex(4):01,02,00,00
            "qword"=hex(b):01,00,00,00,00,00,00,00
            "odd"=hex(ffff0001):01
            """);

        Assert.Equal("the default", key.Find("")?.Text);
        Assert.Equal(@"C:\a ""b""", key.Find("text")?.Text);
        Assert.Equal(31u, key.Find("number")?.Dword);
        Assert.Equal([0x46, 0, 0xFF], key.Find("bytes")!.Bytes!.Value);
        Assert.Empty(key.Find("no bytes")!.Bytes!.Value);
        Assert.Equal(RegistryValueType.None, key.Find("none")?.Type);
        Assert.Equal("ab", key.Find("sz")?.Text);
        Assert.Equal((RegistryValueType.ExpandText, "%a%"), (key.Find("expand")!.Type, key.Find("expand")!.Text));
        Assert.Equal(RegistryValueType.MultiText, key.Find("multi")?.Type);
        Assert.Equal(0x201u, key.Find("stored number")?.Dword);
        Assert.Equal(RegistryValueType.Qword, key.Find("qword")?.Type);
        Assert.Equal(RegistryValueType.Other, key.Find("odd")?.Type);
    }

    [Fact]
    public void A_value_read_as_another_type_is_nothing()
    {
        var key = Read($"[{Key}]\n\"text\"=\"1\"\n\"number\"=dword:1\n");

        Assert.Null(key.Find("text")!.Dword);
        Assert.Null(key.Find("text")!.Bytes);
        Assert.Null(key.Find("number")!.Text);
        Assert.Null(key.Find("absent"));
    }

    [Fact]
    public void Bytes_may_go_on_in_further_lines_with_comments_between_them() =>
        Assert.Equal([1, 2, 3, 4], Read($"[{Key}]\r\n\"b\"=hex:01,\\\r\n  02,03,\\ ; half\r\n  04 ; all\r\n; end\r\n").Find("b")!.Bytes!.Value);

    [Fact]
    public void A_text_may_hold_a_line_break() =>
        Assert.Equal("foo.com\ngoogle.com", Read($"[{Key}]\r\n\"ProxyOverride\"=\"foo.com\r\ngoogle.com\"\r\n\"x\"=dword:1\r\n").Find("ProxyOverride")?.Text);

    [Fact]
    public void Texts_of_the_old_format_are_stored_byte_by_byte() =>
        Assert.Equal("ab", Parse($"REGEDIT4\n\n[{Key}]\n\"e\"=hex(2):61,62,00\n").Read(Key).Find("e")?.Text);

    [Fact]
    public void What_stands_later_overrides_what_stands_earlier()
    {
        var registry = Parse($"{Header}[{Key}]\n\"a\"=\"1\"\n\"b\"=\"2\"\n[HKEY_USERS\\S-1-5-18\\Software\\Gone\\Below]\n\"c\"=\"3\"\n[{Key.ToUpperInvariant()}]\n\"A\"=\"9\"\n\"b\"=-\n[-HKEY_USERS\\S-1-5-18\\Software\\Gone]\n");

        Assert.Equal("9", registry.Read(Key).Find("a")?.Text);
        Assert.Null(registry.Read(Key).Find("b"));
        Assert.Equal(RegistryKeyState.Absent, registry.Read(@"HKEY_USERS\S-1-5-18\Software\Gone\Below").State);
    }

    [Theory]
    [InlineData(@"HKEY_USERS\.DEFAULT\Software", @"HKEY_USERS\S-1-5-18\Software")]
    [InlineData(@"hku\S-1-5-18\Software", @"HKEY_USERS\S-1-5-18\software")]
    [InlineData(@"HKLM\SOFTWARE", @"HKEY_LOCAL_MACHINE\SOFTWARE")]
    [InlineData(@"HKCU\Software", @"HKEY_CURRENT_USER\Software")]
    public void One_key_has_several_names(string written, string asked) =>
        Assert.Equal(1u, Read($"[{written}]\n\"x\"=dword:00000001\n", asked).Find("x")?.Dword);

    [Fact]
    public void Exports_that_were_joined_byte_by_byte_are_one_registry()
    {
        byte[] Export(string key) => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"{Header}[{key}]\r\n\"x\"=dword:00000001\r\n\r\n")];
        IRegistry registry = RegistryExport.Parse((byte[])[.. Export(Key), .. Export(@"HKEY_LOCAL_MACHINE\SOFTWARE\Other")], "both.reg");

        Assert.Equal(1u, registry.Read(Key).Find("x")?.Dword);
        Assert.Equal(1u, registry.Read(@"HKEY_LOCAL_MACHINE\SOFTWARE\Other").Find("x")?.Dword);
    }

    [Fact]
    public void The_keys_below_a_key_are_listed() =>
        Assert.Equal(["S-1-5-18", "S-1-5-21-7"], Read("[HKEY_USERS\\S-1-5-18]\n[HKEY_USERS\\S-1-5-21-7\\Software]\n", "HKEY_USERS").Subkeys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_key_that_is_not_there_is_absent() => Assert.Equal(RegistryKeyState.Absent, Read("").State);

    [Fact]
    public void A_name_may_hold_what_a_value_begins_with() =>
        Assert.Equal("v", Read($"[{Key}]\n\"a\\\"=b\\\\\"=\"v\"\n").Find("a\"=b\\")?.Text);
}
