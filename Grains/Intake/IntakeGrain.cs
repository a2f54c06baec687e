using System.Diagnostics;
using LeadGrid.Campaigns;
using LeadGrid.Routing;
using Orleans.Concurrency;

namespace LeadGrid.Intake;

// Reentrant, since a worker holds nothing but copies: without it, posts would queue behind each other here and never share
// a batch.
[StatelessWorker, Reentrant]
internal sealed class IntakeGrain(LeadPreparation preparation, TimeProvider time) : Grain, IIntakeGrain
{
    /// <summary>How often a batch is judged anew because the campaign changed meanwhile.</summary>
    private const int MaximumAttempts = 3;

    private CampaignCopies? _campaigns;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _campaigns = new CampaignCopies(GrainFactory, time);
        return Task.CompletedTask;
    }

    public async Task<IntakeAnswer[]> Submit(IntakeRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Items.Length, IntakeRequest.MaximumPosts);
        for (var attempt = 1; ; attempt++)
        {
            var copy = await _campaigns!.Get(request.Campaign);
            if (copy.Definition is not { Active: true } campaign)
            {
                throw new UnknownCampaignException(copy.Definition is null
                    ? "There is no such campaign: use the code from its posting specification."
                    : "This campaign takes no leads at present: ask the operator.");
            }

            try
            {
                return await Submit(request, campaign, copy.Router);
            }
            catch (OtherSettingsException)
            {
                _campaigns.Forget(request.Campaign);
                if (attempt == MaximumAttempts)
                {
                    throw new OverloadedException("The campaign's settings are just being changed: nothing was stored, post again.", TimeSpan.FromSeconds(1));
                }
            }
        }
    }

    private async Task<IntakeAnswer[]> Submit(IntakeRequest request, CampaignDefinition campaign, IRouterGrain router)
    {
        var now = Clock.Milliseconds(time);
        var answers = new IntakeAnswer[request.Items.Length];
        var toRouter = new List<(int Index, PreparedLead Lead)>(request.Items.Length);
        for (var i = 0; i < request.Items.Length; i++)
        {
            var lead = await preparation.Prepare(request, request.Items[i], campaign, now, Activity.Current?.Id, CancellationToken.None);
            if (lead.Faults.Length > 0 && lead.IdempotencyHash is null && lead.ExternalIdHash is null)
            {
                // It can be no repeat, so its faults are the answer.
                answers[i] = new IntakeAnswer
                {
                    Outcome = IntakeOutcome.Rejected, Faults = lead.Faults, Warnings = lead.Warnings, Test = request.Test,
                };
            }
            else
            {
                toRouter.Add((i, lead));
            }
        }

        if (toRouter.Count > 0)
        {
            PreparedLead[] leads = [.. toRouter.Select(l => l.Lead)];
            var decided = request.Test ? await router.Rehearse(leads) : await router.Submit(leads);
            for (var i = 0; i < decided.Length; i++)
            {
                answers[toRouter[i].Index] = decided[i];
            }
        }

        return answers;
    }
}
