using LeadGrid.Brokers;
using Xunit;

namespace LeadGrid.Unit.Brokers;

public sealed class BrokerExampleTests
{
    [Fact]
    public void The_broker_of_the_OpenAPI_document_can_be_made() => Assert.Empty(BrokerRules.Check(BrokerExample.Profile));
}
