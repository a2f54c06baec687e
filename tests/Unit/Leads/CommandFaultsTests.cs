using LeadGrid.Leads;

namespace LeadGrid.Unit.Leads;

public class CommandFaultsTests
{
    private static readonly string Long = new('n', CommandFaults.MaximumText + 1);
    private static readonly string Longest = new('n', CommandFaults.MaximumText);

    [Fact]
    public void A_note_has_at_most_4000_characters()
    {
        Assert.Equal("note", Field(new MarkContacted(Long)));
        Assert.Null(Field(new MarkContacted(Longest)));
        Assert.Null(Field(new MarkContacted(null)));
        Assert.Equal("text", Field(new AddNote(Long)));
        Assert.Null(Field(new AddNote(Longest)));
        Assert.Equal("note", Field(new SetAppointment(SomeLead.Now.AddDays(1), Long)));
        Assert.Equal("note", Field(new KeepAppointment(Long)));
        Assert.Equal("note", Field(new MissAppointment(Long)));
        Assert.Equal("note", Field(new CancelAppointment("why", Long)));
        Assert.Equal("note", Field(new Win(null, Long)));
        Assert.Equal("note", Field(new Lose("why", Long)));
        Assert.Equal("note", Field(new Return("why", Long)));
    }

    [Fact]
    public void A_call_has_an_outcome_and_a_length_of_at_most_a_day()
    {
        Assert.Equal("outcome", Field(new LogCall((CallOutcome)(-1), null, null)));
        Assert.Equal("seconds", Field(new LogCall(CallOutcome.Reached, -1, null)));
        Assert.Equal("seconds", Field(new LogCall(CallOutcome.Reached, 86_401, null)));
        Assert.Equal("note", Field(new LogCall(CallOutcome.Reached, 86_400, Long)));
        Assert.Null(Field(new LogCall(CallOutcome.Busy, null, Longest)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_note_and_a_reason_say_something(string text)
    {
        Assert.Equal("text", Field(new AddNote(text)));
        Assert.Equal("reason", Field(new Lose(text, null)));
        Assert.Equal("reason", Field(new Return(text, null)));
        Assert.Equal("reason", Field(new CancelAppointment(text, null)));
    }

    [Fact]
    public void A_reason_is_short()
    {
        Assert.Equal("reason", Field(new Lose(new string('r', 201), Long)));
        Assert.Null(Field(new Return(new string('r', 200), Longest)));
    }

    [Fact]
    public void An_appointment_lies_ahead_and_within_two_years()
    {
        Assert.Equal("at", Field(new SetAppointment(SomeLead.Now, null)));
        Assert.Null(Field(new SetAppointment(SomeLead.Now.AddTicks(1), null)));
        Assert.Null(Field(new SetAppointment(SomeLead.Now.AddYears(2), null)));
        Assert.Equal("at", Field(new SetAppointment(SomeLead.Now.AddYears(2).AddTicks(1), null)));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(4, "minutes")]
    [InlineData(5, null)]
    [InlineData(480, null)]
    [InlineData(481, "minutes")]
    public void An_appointment_takes_some_minutes_and_not_days(int? minutes, string? field) =>
        Assert.Equal(field, Field(new SetAppointment(SomeLead.Now.AddDays(1), null, minutes)));

    [Theory]
    [InlineData(-0.01, "USD", "revenue")]
    [InlineData(1_000_000_000.01, "USD", "revenue")]
    [InlineData(0, "USD", null)]
    [InlineData(1_000_000_000, "EUR", null)]
    [InlineData(1, "usd", "currency")]
    [InlineData(1, "DOLLAR", "currency")]
    [InlineData(1, "US1", "currency")]
    public void A_revenue_is_an_amount_in_a_currency(double amount, string currency, string? field) =>
        Assert.Equal(field, Field(new Win(new Money((decimal)amount, currency), null)));

    [Fact]
    public void A_command_without_rules_has_no_faults() => Assert.Null(Field(new Unknown()));

    private static string? Field(LeadCommand command) => CommandFaults.Find(command, SomeLead.Now)?.Field;

    private sealed record Unknown : LeadCommand;
}
