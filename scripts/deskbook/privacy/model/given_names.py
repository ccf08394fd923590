"""Common given names, which tell a name where no capital does: in labels, file names and paths.

The most frequent ones of the last decades by the statistics of the United States, the United
Kingdom, Germany, France, Spain and Latin America, Italy, Brazil, Poland, the Netherlands, Sweden,
Turkey, Vietnam, Nigeria, India, and, in Latin letters, China, Japan, Korea, Russia and Arabic
countries. Words and towns that are names as well are left out.
"""

from typing import Final

_NAMES: Final = """
aaron abby abdul abdullah abigail adam adele adriana adriano agnes agnieszka ahmad ahmed aiko aisha
ajay akira alan alana alberto alejandra alejandro aleksandr aleksandra alessandra alessandro
alexander alexandra alexandre alexis alfonso alfred ali alice alicia alina alison alistair allison
alvaro amanda amelia amina amir amit amy ana anastasia anders andrea andreas andrei andrew andrey
andrzej angela angelo anil anita anja anjali ann anna anne annika anthony antoine anton antonia
antonina antonio anya arjun arnaud arthur arturo asha ashley astrid audrey aurelie ayse ayumi
barbara bartosz beata beatrice beatriz becky benjamin bernard bernd bianca bjorn bogdan boris
brandon brenda brian brigitte bruno caitlin camila camille carla carlo carlos carmen carolina
caroline catherine cecilia celine cesar chiara chidi chinedu chioma chloe christina christine
christoph christophe christopher cindy claire clara claudia claudio colin connor corinne cristina
damian daniel daniela danielle danuta darren dave david deborah deepak denis denise dennis derek
diana diego dieter dimitri dmitri dmitry dominik dominique donald donna dorothea dorothy doug
douglas eduardo edward ekaterina eleanor elena eli elias elif elisabeth elise elizabeth ella ellen
emeka emil emilia emilie emily emma emmanuel enrique eric erica erik erika erin ernesto esra esther
eugene eva evelyn ewa fabian fabien fabio fabrice fatima fatma federica federico felipe felix
fernanda fernando filip fiona francesca francesco francisco franco francois franz fred frederic
frederik friedrich gabriel gabriela gabriele gareth gary geoffrey georg george gerard gerhard
gianluca gillian giorgio giovanna giovanni giulia giuseppe gloria gonzalo gordon graham greg gregor
gregory grzegorz guillaume guillermo gunnar gustavo hannah hans harald haruka hassan heidi heike
heinrich helen helena helene henri henrik henrique hilary hiroshi hugo huong hussein ian ibrahim
ifeoma igor ines ingrid irena irene irina isabel isabella isabelle ivan ivana jacek jacob
jacqueline jacques jakub james jamie jana jane janet janina janusz javier jean jeff jeffrey
jennifer jenny jens jeremy jerome jerzy jessica jesus jill jim jin joan joana joanna joao jochen
joel johan johanna johannes john jolanta jonas jonathan jorge jose josef joseph joshua juan juana
judith julia julian juliana julie julien juliette jurgen justin justyna karen karim karin karina
karl karolina kasia katarina katarzyna kate katherine kathleen kathrin kathryn katie katja kayla
kazuki keiko keith kelly kemal kenji kenneth kevin khalid kimberly klaus kofi kristen kristin
kristina krzysztof kumiko kyle larissa larry lars laura lauren laurent layla lea leah leandro lena
lennart leo leonardo leonie lewis liam liliana lisa lorena lorenzo louis louise luca lucas lucia
luciana lucie lucy ludovic luis luisa lukas lukasz lydia maciej magdalena mahmoud maja makoto
malgorzata manish manuel manuela marcel marcela marcelo marcin marco marcos marcus marek margaret
margarita maria mariana marianne marie mario marion mariusz markus marta martha martin martina
martine mary masako mateo mateus mateusz mathieu mats matthew matthias matthieu mauricio mauro
maxim maxime megan mehmet mei melanie melissa mercedes meryem mia michael michal michele michelle
miguel mihai mikael mikhail milan ming minh miriam mohamed mohammad mohammed monica monika monique
morgan muhammad mustafa myriam nadia nadine naoko natalia natalie natasha nathalie nathan neha neil
ngoc ngozi nicholas nicola nicolas nicole nikita niklas nikolai nils nina noah noemi nora norbert
nuria oksana oleg olga oliver olivia olivier olumide omar osman oumar pablo pamela paola paolo
pascal patrice patricia patrick patrik paula paulina pavel pawel pedro peter petra philip philipp
philippe phuong pierre piotr priya rachel rafael rahul rainer rajesh ralf ramon raquel ravi raymond
rebecca renata renate rene ricardo riccardo richard rita robert roberta roberto rodrigo roger
roland rolf romain ronald rosalie rosario ruben rudolf ruth ryan sabine sabrina sakura salma
samantha samir samuel sandra sandrine sanjay sara sarah sascha satoshi sean sebastian sebastien
selin serge sergei sergey sergio shannon sharon sheila shreya siddharth silke silvia simon simone
sofia sonia sophia sophie stacy stanislaw stefan stefania stefano stella stephanie stephen steve
steven stuart sunita suresh susan susana susanne suzanne sven svetlana sylvia sylvie tadashi
takashi tamara tanja tanya tariq tatiana teresa tessa thao theo theresa thi thomas thorsten tiago
tiffany tim timo timothy tina tobias todd tomas tomasz tomoko tony torsten tracy tuan tunde ulrich
ulrike ursula uwe valentina valeria valerie vanessa vera veronica veronika vijay viktor vincent
vincenzo virginie vivek vladimir walter wei wendy werner wiktor wilhelm william wojciech wolfgang
xavier xiao yan yann yasmin yasmine yolanda yosef youssef yuki yukiko yulia yuri yusuf yves yvonne
zainab zbigniew zeynep zoe zofia zuzanna
"""

GIVEN_NAMES: Final = frozenset(_NAMES.split())
