using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using LeadGrid.Compliance;
using LeadGrid.Outreach;

namespace LeadGrid.Api.Tests;

public sealed class MailEventTests(AccessHost host) : IClassFixture<AccessHost>
{
    private const string Path = "/api/v1/webhooks/mail/events";
    private readonly Guid _message = Guid.CreateVersion7();

    private string MessageId => $"<{_message:N}@example.com>";

    [Fact]
    public async Task Events_are_told_by_kind()
    {
        var taken = await Send(Json(
            new { type = "delivered", messageId = MessageId },
            new { type = "deferred", messageId = MessageId, code = "4.2.2" },
            new { type = "bounce", messageId = MessageId, code = "5.1.1", permanent = true, at = "2026-11-27T10:00:00Z" },
            new { type = "bounce", messageId = _message.ToString("D"), permanent = true },
            new { type = "bounce", messageId = _message.ToString("N") },
            new { type = "complaint", messageId = MessageId },
            new { type = "complaint", messageId = "<somebody@else.example>" })).Read();
        Assert.Equal((6, 1), (taken["taken"]!.GetValue<int>(), taken["ignored"]!.GetValue<int>()));
        Assert.Equal(
            [(MessageState.Delivered, null), (MessageState.Sent, "4.2.2"), (MessageState.Failed, "5.1.1"), (MessageState.Failed, "5.0.0"), (MessageState.Failed, "4.0.0")],
            host.Inbound.ReportsOf(_message).Select(report => (report.State, report.Code)));
        var refusal = Assert.Single(host.Inbound.RefusalsOf(_message));
        Assert.Equal((RefusalWay.Complaint, ContactChannel.Email), (refusal.Way, Assert.Single(refusal.Channels)));
    }

    [Fact]
    public async Task A_delivery_report_of_a_mail_server_is_read()
    {
        await Send(Dsn("Action: failed\r\nStatus: 5.1.1 (unknown)\r\n", envelope: $"Original-Envelope-Id: {_message:N}@example.com\r\n"), "message/rfc822").Read();
        var report = Assert.Single(host.Inbound.ReportsOf(_message));
        Assert.Equal((MessageState.Failed, "5.1.1"), (report.State, report.Code));
    }

    [Theory]
    [InlineData("message/rfc822", "delayed", MessageState.Sent)]
    [InlineData("text/rfc822-headers", "delivered", MessageState.Delivered)]
    public async Task A_report_without_our_envelope_is_known_by_the_head_that_it_returns(string returned, string action, MessageState state)
    {
        await Send(Dsn($"Action: {action}\r\nStatus: 4.4.1\r\n", returned: returned), "message/rfc822").Read();
        Assert.Equal(state, Assert.Single(host.Inbound.ReportsOf(_message)).State);
    }

    [Fact]
    public async Task A_complaint_of_a_mailbox_provider_is_a_refusal()
    {
        await Send(
            $"""
            From: feedback@example.org
            Subject: abuse
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="b"

            --b
            Content-Type: text/plain

            This was called spam.
            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: Example/1
            Version: 1

            --b
            Content-Type: message/rfc822

            From: hello@example.com
            Message-ID: {MessageId}

            Hello.
            --b--
            """.ReplaceLineEndings("\r\n"),
            "message/rfc822").Read();
        Assert.Equal(RefusalWay.Complaint, Assert.Single(host.Inbound.RefusalsOf(_message)).Way);
    }

    [Fact]
    public async Task What_a_person_answers_is_told_in_the_persons_words()
    {
        var own = Guid.NewGuid().ToString("N");
        var taken = await Send(
            $"From: Ada <ada@example.org>\r\nSubject: Re: Your quote\r\nMessage-ID: <{own}@example.org>\r\nIn-Reply-To: {MessageId}\r\n\r\nPlease stop.\r\n",
            "message/rfc822").Read();
        Assert.Equal(1, taken["taken"]!.GetValue<int>());
        var mail = Assert.Single(host.Inbound.Mails, mail => mail.Answers == _message);
        Assert.Equal(("ada@example.org", "Please stop."), (mail.From, mail.Text));
        Assert.DoesNotContain(own, mail.ProviderId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_of_the_persons_own_is_known_by_its_author_and_its_subject_counts()
    {
        var (from, again) = ($"{_message:N}@example.org", "");
        var raw = $"From: {from}\r\nSubject: Unsubscribe\r\nContent-Type: text/html\r\n\r\n<p>Thank&nbsp;you</p><div>all<br>of you</div><style>p{{}}</style><blockquote>Our words</blockquote>\r\n";
        foreach (var _ in new[] { 1, 2 })
        {
            await Send(raw, "message/rfc822").Read();
        }

        var mails = host.Inbound.Mails.Where(mail => mail.From == from).ToArray();
        Assert.Equal("Unsubscribe\n\nThank\u00a0you\n\nall\nof you\n", $"{again}{mails[0].Text}\n");
        Assert.Null(mails[0].Answers);
        Assert.Equal(mails[0].ProviderId, mails[1].ProviderId);
    }

    [Theory]
    [InlineData("From: a@example.org\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.\r\n")]
    [InlineData("From: a@example.org\r\nPrecedence: bulk\r\n\r\nNews.\r\n")]
    [InlineData("From: a@example.org\r\nX-Autoreply: yes\r\n\r\nAway.\r\n")]
    [InlineData("Subject: Nobody\r\n\r\nHello.\r\n")]
    public async Task What_a_machine_or_nobody_wrote_is_ignored(string raw)
    {
        var before = host.Inbound.Mails.Count;
        var taken = await Send(raw, "message/rfc822").Read();
        Assert.Equal((0, before), (taken["taken"]!.GetValue<int>(), host.Inbound.Mails.Count));
    }

    [Fact]
    public async Task Only_who_has_the_secret_may_report_and_only_now()
    {
        var body = Json(new { type = "delivered", messageId = MessageId });
        await Send(body, secret: "another secret of mail").ReadProblem(401);
        await Send(body, age: TimeSpan.FromMinutes(6)).ReadProblem(401);
        await Send(body, age: TimeSpan.FromMinutes(-6)).ReadProblem(401);
        await Send(body, signed: body + " ").ReadProblem(401);
        using var client = host.Client();
        await client.PostAsync(Path, new StringContent(body, Encoding.UTF8, "application/json")).ReadProblem(401);
        Assert.Empty(host.Inbound.ReportsOf(_message));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_as_a_whole()
    {
        await Send("[{", "application/json").ReadProblem(400);
        await Send("", "message/rfc822").ReadProblem(400);
        await Send(Json(new { type = "eaten", messageId = MessageId })).ReadProblem(422);
        await Send(Json(new { type = "delivered", messageId = MessageId }), "text/plain").ReadProblem(415);
        var faults = await Send(Json(new { type = "delivered", messageId = MessageId }, new { type = "bounce", messageId = MessageId, code = "5.1.1 <anna@example.org>" })).ReadProblem(422);
        Assert.NotNull(faults["errors"]!["[1].code"]);
        await Send(Json([.. Enumerable.Repeat(new { type = "delivered", messageId = MessageId }, 1_001)])).ReadProblem(422);
        Assert.Empty(host.Inbound.ReportsOf(_message));
    }

    [Fact]
    public async Task While_a_message_is_on_its_way_the_report_is_asked_for_again_and_the_others_are_taken()
    {
        var leaving = Guid.CreateVersion7();
        host.Inbound.Leaving[leaving] = true;
        await Send(Json(new { type = "complaint", messageId = leaving.ToString("N") }, new { type = "delivered", messageId = MessageId })).ReadProblem(503);
        Assert.Single(host.Inbound.ReportsOf(_message));
    }

    private string Dsn(string recipient, string envelope = "", string returned = "message/rfc822") =>
        $"""
        From: MAILER-DAEMON@relay.example
        To: bounces@example.com
        Subject: Undelivered
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        Sorry.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relay.example
        {envelope.TrimEnd()}

        Final-Recipient: rfc822; anna@example.org
        {recipient.TrimEnd()}

        --b
        Content-Type: {returned}

        From: hello@example.com
        Message-ID: {MessageId}
        Subject: Your quote


        --b--
        """.ReplaceLineEndings("\r\n").Replace("relay.example\r\n\r\n\r\n", "relay.example\r\n\r\n", StringComparison.Ordinal);

    private static string Json(params object[] events) => JsonSerializer.Serialize(events);

    private async Task<HttpResponseMessage> Send(
        string body, string type = "application/json", string secret = AccessHost.MailSecret, TimeSpan age = default, string? signed = null)
    {
        using var client = host.Client();
        var stamp = (host.Time.GetUtcNow() - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("X-LeadGrid-Timestamp", stamp);
        request.Headers.Add("X-LeadGrid-Signature", SignedBody.Of(secret, stamp, Encoding.UTF8.GetBytes(signed ?? body)));
        return await client.SendAsync(request);
    }
}
