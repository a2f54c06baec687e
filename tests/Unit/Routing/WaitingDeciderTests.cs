using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Routing;
using LeadGrid.Unit.Leads;

namespace LeadGrid.Unit.Routing;

public class WaitingDeciderTests
{
    [Fact]
    public void Leads_are_routed_in_the_order_given_and_those_without_a_broker_leave_no_trace()
    {
        WaitingLead[] waiting = [Waiting(1, "NJ"), Waiting(2, "PA"), Waiting(3, "NJ"), Waiting(4, "NJ")];
        var desk = Desk.Of(Desk.Broker("a", caps: new BrokerCaps(Daily: 2)));
        var assignments = WaitingDecider.Decide(waiting, desk, Desk.Now);
        Assert.Equal([waiting[0].State.Id, waiting[2].State.Id], assignments.Select(a => a.Next.Id));
        var (next, step) = assignments[0];
        Assert.Equal((6L, LeadStatus.Assigned, "a", "Broker a", Desk.Now), (next.Version, next.Status, next.BrokerId, next.BrokerName, next.UpdatedAt));
        Assert.Equal((next.Id, "solar", LeadEventKind.Assigned, 6L, Desk.Now, Actor.Router("solar")), (step.LeadId, step.Campaign, step.Kind, step.Version, step.At, step.By));
        Assert.Equal(("a", "Broker a", "a"), (step.Body.BrokerId, step.Body.BrokerName, step.Body.Routing!.Chosen));
        Assert.Equal(2, desk.Changed["a"].DayUsed);
    }

    [Fact]
    public void The_next_look_is_soon_in_any_case() =>
        Assert.Equal(Desk.Now.AddMinutes(5), WaitingDecider.NextLook(Desk.Settings(Desk.Broker("a")), Desk.Now));

    [Fact]
    public void The_next_look_is_when_a_working_day_or_a_calendar_day_begins()
    {
        var opening = Desk.Now.AddMinutes(3);
        var minute = (int)opening.TimeOfDay.TotalMinutes;
        var office = Desk.Broker("a");
        office = office with { Profile = office.Profile with { Hours = new() { Intervals = [new(DayOfWeek.Monday, minute, minute + 60)] } } };
        Assert.Equal(opening, WaitingDecider.NextLook(Desk.Settings(Desk.Broker("b"), office), Desk.Now));
        var nearMidnight = new DateTimeOffset(2026, 3, 2, 23, 58, 0, TimeSpan.Zero);
        Assert.Equal(nearMidnight.AddMinutes(2), WaitingDecider.NextLook(Desk.Settings(office), nearMidnight));
        Assert.Equal(nearMidnight.AddMinutes(5), WaitingDecider.NextLook(Desk.Settings(), nearMidnight));
    }

    [Fact]
    public void An_accepted_lead_leaves_that_it_came_and_where_it_went()
    {
        var lead = Desk.Lead(1, "p1") with { Cost = new(3, "USD"), ScoreReasons = [new("Starting points", 50)], Repairs = [new("zip", "w")] };
        var routing = new RoutingExplanation("a", "rule", []);
        var events = AcceptedLeads.EventsOf(new AcceptedLead(lead, routing, new("a", "Broker a")), "solar", Desk.Now.AddSeconds(1));
        Assert.Equal([(LeadEventKind.Received, 1L), (LeadEventKind.Assigned, 2L)], events.Select(e => (e.Kind, e.Version)));
        Assert.Equal(new Actor(ActorKind.Seller, "acme", "Acme Leads"), events[0].By);
        Assert.Equal((50, "Acme Leads", lead.Cost), (events[0].Body.Score!.Value, events[0].Body.Seller, events[0].Body.Cost));
        Assert.Equal((routing, "a", "Broker a"), (events[1].Body.Routing, events[1].Body.BrokerId, events[1].Body.BrokerName));
        Assert.Equal((Desk.Now, Desk.Now.AddSeconds(1)), (events[0].At, events[1].At));
        var queued = AcceptedLeads.EventsOf(new AcceptedLead(lead, routing with { Chosen = null }, null), "solar", Desk.Now);
        Assert.Equal((LeadEventKind.Queued, null, null), (queued[1].Kind, queued[1].Body.BrokerId, queued[1].Body.BrokerName));
        Assert.All(queued, e => Assert.Null(e.Text));
    }

    [Fact]
    public void A_duplicate_leaves_a_remark_that_is_no_step()
    {
        var of = Guid.NewGuid();
        var remark = AcceptedLeads.RemarkOf(new DuplicatePost(Desk.Lead(1) with { Cost = new(3, "USD") }, of), "solar", Desk.Now);
        Assert.Equal((of, "solar", LeadEventKind.DuplicateReceived, 0L, Desk.Now), (remark.LeadId, remark.Campaign, remark.Kind, remark.Version, remark.At));
        Assert.Equal(("Acme Leads", new Money(3, "USD"), "acme"), (remark.Body.Seller, remark.Body.Cost, remark.By.Id));
    }

    private static WaitingLead Waiting(int number, string state) => new(
        SomeLead.In(LeadStatus.Queued) with { Id = new Guid(number, 0, 0, new byte[8]), BrokerId = null, BrokerName = null }, Desk.In(state));
}
