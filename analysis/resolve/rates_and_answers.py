"""What takes the place of the subject told before: tariffs, policy rates, growth of economies, answers, what is pushed."""

from dataclasses import dataclass

from analysis.kept import kept
from analysis.lexicon import Lexicon
from analysis.resolve.economy_grows import EconomyGrows, economy_grows
from analysis.resolve.frame import Frame, Naming
from analysis.resolve.levies import Levies, levies
from analysis.resolve.policy_rates import PolicyRates, policy_rates
from analysis.resolve.priced_in_money import put_price
from analysis.resolve.pushed import put_pushed
from analysis.resolve.scene import Scene
from analysis.resolve.surveyed import put_surveyed
from analysis.resolve.traded import put_traded


@dataclass(eq=False)
class RatesAndAnswers:
    """Puts subjects that the words around a number tell as a whole into frames."""

    naming: Naming
    lexicon: Lexicon

    @kept
    def levies(self) -> Levies:
        """Reads tariffs told as rates."""
        return levies(self.lexicon)

    @kept
    def policy_rates(self) -> PolicyRates:
        """Reads rates that central banks set."""
        return policy_rates(self.lexicon)

    @kept
    def economy_grows(self) -> EconomyGrows:
        """Reads growth that is the economy's."""
        return economy_grows(self.lexicon)

    def put(self, scene: Scene, number: int, frame: Frame, before: Frame, *, of_output: bool) -> None:
        """Put what is told into the frame, in place, behind a sentence with the frame `before`.

        `of_output` tells that the output of the economy was told shortly before.
        """
        self.levies.put(self.naming, scene, number, frame)
        self.policy_rates.put(self.naming, scene, number, frame, before)
        self.economy_grows.put(self.naming, scene, number, frame, of_output=of_output)
        put_surveyed(self.naming, scene, number, frame)
        put_pushed(self.naming, scene, number, frame)
        put_price(scene, number, frame)
        put_traded(self.naming, scene, number, frame)
