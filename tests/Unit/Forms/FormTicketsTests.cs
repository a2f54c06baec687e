using System.Net;
using LeadGrid.Forms;
using LeadGrid.Outreach;
using Microsoft.Extensions.Options;

namespace LeadGrid.Unit.Forms;

public sealed class FormTicketsTests
{
    private static readonly byte[] s_key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];
    private static readonly FormTickets s_tickets = new(new LinkTokens(s_key));
    private static readonly FormTicket s_ticket = new(Guid.NewGuid(), 3, "es", new DateTimeOffset(2026, 3, 4, 17, 0, 0, 123, TimeSpan.Zero));

    [Fact]
    public void A_ticket_says_what_was_shown_and_when()
    {
        var text = s_tickets.Make("solar", s_ticket);
        Assert.Equal(s_ticket, s_tickets.Read("solar", text));
        Assert.Equal(64, text.Length);

        // A key that was replaced is still read.
        Assert.Equal(s_ticket, new FormTickets(new LinkTokens([.. s_key.Reverse()], s_key)).Read("solar", text));
    }

    [Fact]
    public void A_ticket_of_another_form_key_or_purpose_is_none()
    {
        var text = s_tickets.Make("solar", s_ticket);
        Assert.Null(s_tickets.Read("life", text));
        Assert.Null(new FormTickets(new LinkTokens([.. s_key.Reverse()])).Read("solar", text));
        Assert.Null(s_tickets.Read("solar", new LinkTokens(s_key).SealFor("something else", new byte[32])));
        Assert.Null(s_tickets.Read("solar", new LinkTokens(s_key).Make(LinkKind.Confirm, s_ticket.Id)));
        foreach (var wrong in new[] { "", "AAAA", text[1..], text + "A", text + "AAAA", text[..^1] + "!", new string('A', 64) })
        {
            Assert.Null(s_tickets.Read("solar", wrong));
        }

        // Every character counts.
        for (var place = 0; place < text.Length; place++)
        {
            Assert.Null(s_tickets.Read("solar", text[..place] + (text[place] == 'A' ? 'B' : 'A') + text[(place + 1)..]));
        }
    }

    [Fact]
    public void One_network_may_send_so_many_forms_and_another_is_not_held_up()
    {
        using var limit = new FormLimit(Options.Create(new FormOptions { BurstPerAddress = 2, PerMinuteAndAddress = 1 }));
        var (one, other) = (IPAddress.Parse("2001:db8:1:2::1"), IPAddress.Parse("2001:db8:1:3::1"));
        Assert.Null(limit.Take(one));
        Assert.Null(limit.Take(IPAddress.Parse("2001:db8:1:2::9")));
        Assert.InRange(limit.Take(one)!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Null(limit.Take(other));
        Assert.Null(limit.Take(null));
    }
}
