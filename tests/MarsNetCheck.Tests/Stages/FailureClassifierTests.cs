using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Tests.Stages;

public sealed class FailureClassifierTests
{
    [Theory]
    [InlineData(SocketError.ConnectionRefused, FailureKind.Refused)]
    [InlineData(SocketError.ConnectionReset, FailureKind.Reset)]
    [InlineData(SocketError.ConnectionAborted, FailureKind.Reset)]
    [InlineData(SocketError.TimedOut, FailureKind.Timeout)]
    [InlineData(SocketError.HostUnreachable, FailureKind.Unreachable)]
    [InlineData(SocketError.NetworkUnreachable, FailureKind.NoRoute)]
    [InlineData(SocketError.AddressNotAvailable, FailureKind.NoRoute)]
    [InlineData(SocketError.AccessDenied, FailureKind.LocalDenied)]
    [InlineData(SocketError.HostNotFound, FailureKind.NameNotFound)]
    [InlineData(SocketError.NoData, FailureKind.NoData)]
    [InlineData(SocketError.TryAgain, FailureKind.ServerFailure)]
    [InlineData(SocketError.TooManyOpenSockets, FailureKind.Unknown)]
    public void A_socket_error_has_one_kind(SocketError error, FailureKind kind) =>
        Assert.Equal(kind, FailureClassifier.Classify(new IOException("x", new SocketException((int)error))).Kind);

    [Theory]
    [InlineData(3, 1, FailureKind.Unreachable)]
    [InlineData(3, 0, FailureKind.Unreachable)]
    [InlineData(3, 3, FailureKind.Prohibited)]
    [InlineData(3, 9, FailureKind.Prohibited)]
    [InlineData(3, 10, FailureKind.Prohibited)]
    [InlineData(3, 13, FailureKind.Prohibited)]
    [InlineData(1, 1, FailureKind.Prohibited)]
    [InlineData(1, 5, FailureKind.Prohibited)]
    [InlineData(1, 0, FailureKind.Unreachable)]
    public void An_icmp_error_says_more_than_the_socket(int type, int code, FailureKind kind)
    {
        var icmp = new IcmpError { Type = type, Code = code, Sender = IPAddress.Parse("10.0.0.1") };
        var failure = FailureClassifier.Classify(new DialException(SocketError.ConnectionRefused, icmp));
        Assert.Equal((kind, icmp), (failure.Kind, failure.Icmp));
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded, FailureKind.Closed)]
    [InlineData(HttpRequestError.InvalidResponse, FailureKind.ProtocolError)]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, FailureKind.TooLarge)]
    public void An_http_error_without_a_socket_error_has_its_own_kind(HttpRequestError error, FailureKind kind) =>
        Assert.Equal(kind, FailureClassifier.Classify(new HttpRequestException(error)).Kind);
}
