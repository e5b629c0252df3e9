using MarsNetCheck.Stages;

namespace MarsNetCheck.Tests.Stages;

public sealed class TlsRecordsTests
{
    private static readonly byte[] _alert = [21, 3, 3, 0, 2, 2, 40];
    private static readonly byte[] _serverHello10 = [22, 3, 1, 0, 8, 2, 0, 0, 4, 3, 1, 0xAA, 0xBB];

    [Fact]
    public void Nothing_received_says_nothing()
    {
        var records = new TlsRecords();
        Assert.Equal((null, null, null), (records.IsForeign, records.Alert, records.ServerVersion));
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n")]
    [InlineData("\u0016\u0002")]
    public void What_is_no_tls_record_is_foreign(string text)
    {
        var records = new TlsRecords();
        records.Read(System.Text.Encoding.Latin1.GetBytes(text));
        Assert.True(records.IsForeign);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void An_alert_is_read_however_it_is_cut(int piece)
    {
        var records = new TlsRecords();
        foreach (var part in _alert.Chunk(piece))
            records.Read(part);
        Assert.False(records.IsForeign);
        Assert.Equal(40, records.Alert);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void The_version_of_the_server_hello_is_read(int piece)
    {
        var records = new TlsRecords();
        foreach (var part in _serverHello10.Concat(_alert).ToArray().Chunk(piece))
            records.Read(part);
        Assert.Equal(0x0301, records.ServerVersion);
        Assert.Equal(40, records.Alert);
    }

    [Fact]
    public void After_the_switch_to_encryption_nothing_is_read_any_more()
    {
        var records = new TlsRecords();
        records.Read([20, 3, 3, 0, 1, 1, .. _alert]);
        Assert.Null(records.Alert);
    }
}
