using System.Reflection;
using LeadGrid.Leads;
using LeadGrid.Privacy;

namespace LeadGrid.Storage.Leads;

/// <summary>Gives a lead grain's constructor the commit path of its own row.</summary>
internal sealed class CommitFacet : IAttributeToFactoryMapper<CommitAttribute>
{
    public Factory<IGrainContext, object> GetFactory(ParameterInfo parameter, CommitAttribute metadata) =>
        parameter.ParameterType == typeof(ICommit<LeadState>)
            ? context => new LeadCommit(
                context.GrainId.GetGuidKey(),
                context.ActivationServices.GetRequiredService<LeadCommits>(),
                context.ActivationServices.GetRequiredService<IPersonalVault>())
            : throw new InvalidOperationException($"No commit path for {parameter.ParameterType}.");
}
