using System.Text;
using MarsNetCheck.Registry;

namespace MarsNetCheck.Tests.Registry;

public sealed class BadRegistryExportTests
{
    private const string Begin = "Windows Registry Editor Version 5.00\n\n[HKEY_USERS\\S-1-5-18\\Software]\n";

    private static RegistryExportException Refused(byte[] bytes) => Assert.Throws<RegistryExportException>(() => RegistryExport.Parse(bytes, "a.reg"));

    private static RegistryExportException Refused(string text) => Refused(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("", "a.reg: file: is empty; name a registry export, as `reg export` writes it")]
    [InlineData(" \r\n", "a.reg: file: is empty; name a registry export, as `reg export` writes it")]
    [InlineData("{ \"schemaVersion\": 1 }", "a.reg: file: is no registry export: it does not begin with \"Windows Registry Editor Version 5.00\"; name a file that `reg export` wrote")]
    [InlineData("Windows Registry Editor Version 6.00", "a.reg: file: is no registry export: it does not begin with \"Windows Registry Editor Version 5.00\"; name a file that `reg export` wrote")]
    public void A_file_that_is_no_export_is_one_error(string text, string message) => Assert.Equal(message, Refused(text).Message);

    [Theory]
    [InlineData("[HKEY_USERS\\x", "line 4: a key has no closing bracket at the end of its line; write ] after the key")]
    [InlineData("[HKEY_NOTHING\\x]", "line 4: 'HKEY_NOTHING\\x' is in no hive; begin the key with HKEY_LOCAL_MACHINE, HKEY_USERS or HKEY_CURRENT_USER")]
    [InlineData("[HKLM\\\\x]", "line 4: a key has an empty name in its path, or more than 512 levels; write one backslash between two names, and none at the end")]
    [InlineData("nonsense", "line 4: is no key, no value and no comment; write [KEY], \"name\"=value or ; before a comment")]
    [InlineData("\"x", "line 4: the name of a value is not closed; write \" after the name")]
    [InlineData("\"x\"", "line 4: 'x' has no value; write = and a value after the name")]
    [InlineData("\"x\"=5", "line 4: 'x' is of no known type; write \"text\", dword:00000001, hex:00,01 or - after the =")]
    [InlineData("\"x\"=\"C:\\temp\"", "line 4: the text of 'x' has a backslash before another character than \\ or \"; write \\\\ for a backslash")]
    [InlineData("\"x\"=\"secret\n\"y\"=dword:1", "line 4: the text of 'x' is not closed; write \" after the text")]
    [InlineData("\"x\"=\"a\" b", "line 4: something stands after the text of 'x'; remove it, or write \\\" for a quotation mark in the text")]
    [InlineData("\"x\"=dword:123456789", "line 4: 'x' is no dword; write up to eight hexadecimal digits, for example dword:00000001")]
    [InlineData("\"x\"=dword:", "line 4: 'x' is no dword; write up to eight hexadecimal digits, for example dword:00000001")]
    [InlineData("\"x\"=hex:46,zz", "line 4: the bytes of 'x' are no list of bytes; write two hexadecimal digits for each, with commas between them")]
    [InlineData("\"x\"=hex:46,100", "line 4: the bytes of 'x' are no list of bytes; write two hexadecimal digits for each, with commas between them")]
    [InlineData("\"x\"=hex:46,\\", "line 4: the bytes of 'x' go on after the last line: the file is cut off; export it again with `reg export`")]
    [InlineData("\"x\"=hex:46,\n", "line 4: the bytes of 'x' end with a comma; write \\ after the comma if they go on in the next line, else remove it")]
    [InlineData("\"x\"=hex(q):46", "line 4: 'x' is of no known type; write hex: or a type in brackets, for example hex(2):")]
    public void A_bad_line_is_refused_with_its_number_and_the_mend(string line, string error) =>
        Assert.Equal("a.reg: " + error, Refused(Begin + line).Message);

    [Fact]
    public void A_value_before_any_key_is_refused() =>
        Assert.Equal("a.reg: line 2: a value stands before any key; write [KEY] before it", Refused("REGEDIT4\n\"x\"=\"y\"").Message);

    [Fact]
    public void All_errors_are_listed_and_the_message_counts_them()
    {
        var refused = Refused(Begin + "\"a\"=5\n\"good\"=dword:1\nnonsense\n[HKLM\\x\n\"under a bad key\"=\"is no error\"\n\"b\"=hex:g");

        Assert.Equal([4, 6, 7, 9], refused.Errors.Select(e => e.Line));
        Assert.EndsWith("(and 3 more)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_endless_errors_lists_the_first_thousand() =>
        Assert.Equal(1000, Refused(Begin + string.Concat(Enumerable.Repeat("x\n", 5000))).Errors.Length);

    [Fact]
    public void A_file_that_is_cut_off_within_a_character_is_refused()
    {
        byte[] whole = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Begin + "\"x\"=dword:00000001\n")];

        Assert.Equal("line 5: the file is cut off in the middle of a character; export it again with `reg export`", Refused([.. whole, 0x41]).Errors[^1].ToString());
    }

    [Fact]
    public void The_byte_order_that_Windows_does_not_read_is_refused() =>
        Assert.Equal("a.reg: file: is UTF-16 with the high byte first, which Windows does not read either; save it as UTF-16 LE or UTF-8", Refused([.. Encoding.BigEndianUnicode.Preamble, 0, 65]).Message);

    [Fact]
    public void A_file_that_is_too_large_is_refused() =>
        Assert.Equal("a.reg: file: is larger than 64 MiB; export only the keys that docs/registry-export.md names", Refused(new byte[RegistryExport.MaxBytes + 1]).Message);

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Equal("/no/such.reg: file: does not exist; name a registry export that this account may read", Assert.Throws<RegistryExportException>(() => RegistryExport.Load("/no/such.reg")).Message);

    [Fact]
    public void Half_an_export_never_throws_anything_else()
    {
        var whole = Encoding.UTF8.GetBytes(Begin + "\"a\"=\"b\\\\c\"\r\n@=hex(2):61,\\\r\n  00\r\n[-HKLM\\x]\r\n\"d\"=dword:00000001\r\n");

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.True(Record.Exception(() => RegistryExport.Parse(whole.AsMemory(0, length), "a.reg")) is null or RegistryExportException));
    }
}
