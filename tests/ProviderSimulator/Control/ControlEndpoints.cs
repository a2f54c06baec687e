using LeadGrid.Simulation.Mail;
using LeadGrid.Simulation.People;
using LeadGrid.Simulation.TrustedForm;
using LeadGrid.Simulation.Twilio;
using LeadGrid.Simulation.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Simulation.Control;

/// <summary>What a run changes and reads of the provider while it goes on.</summary>
internal static class ControlEndpoints
{
    private const int LargestPage = 10_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        var control = app.MapGroup("/control");
        control.MapGet("/behaviour", (Provider provider) => provider.Behaviour);
        control.MapPut("/behaviour", SetBehaviour);
        control.MapPut("/people", (Person[] people, Provider provider) => Settle(people, provider));
        control.MapPut("/numbers", (OwnNumber[] numbers, Provider provider) => Point(numbers, provider));
        control.MapPut("/certificates", (Certificate[] certificates, Provider provider) =>
            Array.ForEach(certificates, certificate => provider.Certificates[certificate.Id] = certificate));
        control.MapPost("/say", Say);
        control.MapPost("/bring-withheld", (Provider provider) => provider.BringWithheld(provider.Agenda.Stopping));
        control.MapGet("/messages", Page<Arrival> (Provider provider, long after = 0, int limit = 1_000) => Page<Arrival>.Of(provider.Arrivals, after, Bounded(limit)));
        control.MapGet("/webhooks", Page<WebhookRecord> (Provider provider, long after = 0, int limit = 1_000) => Page<WebhookRecord>.Of(provider.Webhooks, after, Bounded(limit)));
        control.MapGet("/mails", Page<Letter> (Provider provider, long after = 0, int limit = 1_000) => Page<Letter>.Of(provider.Mails, after, Bounded(limit)));
        control.MapPost("/forget", (Provider provider) => provider.Forget());
    }

    private static Results<Ok<Behaviour>, BadRequest<string[]>> SetBehaviour(Behaviour behaviour, Provider provider)
    {
        if (behaviour.Faults().ToArray() is { Length: > 0 } faults)
        {
            return TypedResults.BadRequest(faults);
        }

        return TypedResults.Ok(provider.Behaviour = behaviour);
    }

    private static void Settle(Person[] people, Provider provider) => Array.ForEach(people, provider.Town.Settle);

    private static void Point(OwnNumber[] numbers, Provider provider) =>
        Array.ForEach(numbers, number => provider.InboundUrls[number.Number] = number.InboundUrl);

    /// <summary>Somebody texts us, now. The answer comes when the webhook was acknowledged or given up.</summary>
    private static Task Say(Words words, Provider provider) =>
        provider.Say(words.From, words.To, words.Text, provider.Agenda.Stopping);

    private static int Bounded(int limit) => Math.Clamp(limit, 1, LargestPage);
}

/// <param name="Number">Ours.</param>
public sealed record OwnNumber(string Number, string InboundUrl);

/// <param name="From">The person's number.</param>
/// <param name="To">Ours.</param>
public sealed record Words(string From, string To, string Text);

/// <param name="Last">The number to ask <c>after</c> next.</param>
internal sealed record Page<T>(IReadOnlyList<T> Entries, long Last)
{
    public static Page<T> Of(Journal<T> journal, long after, int limit)
    {
        var entries = journal.After(after, limit);
        return new Page<T>([.. entries.Select(e => e.Entry)], entries.Count > 0 ? entries[^1].Number : after);
    }
}
