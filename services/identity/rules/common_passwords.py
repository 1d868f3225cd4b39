"""Which words do people choose as passwords, here and elsewhere?

The lists of zxcvbn hold what leaks have shown of the world, and its first names. They know little
of Morocco, so the words that its people are likely to choose are added.
"""

import unicodedata

from zxcvbn.frequency_lists import FREQUENCY_LISTS

MOROCCO = """
maroc morocco maghrib almaghrib lmaghrib marocain marocaine casablanca casanegra casa rabat tanger
tangier tetouan fes meknes marrakech agadir oujda nador kenitra mohammedia eljadida jadida safi
essaouira mogador laayoune dakhla ouarzazate errachidia beni mellal benimellal khouribga settat sale
temara larache alhoceima hoceima berkane taza ifrane azrou khenifra taroudant tiznit guelmim
zagora chefchaouen asilah atlas sahara souss rif chaouia doukkala gharb hassan hassan2 hassanii
mohammed mohamed mohammed6 mohamed6 mohammedvi ahmed youssef yassine hamza ayoub anas omar othmane
ismail ibrahim khalid karim rachid said samir hicham noureddine abdellah abdelilah abderrahim
abderrahmane abdelaziz abdelkader mustapha mostafa mourad nabil redouane reda soufiane tarik zakaria
zakariae mehdi amine adil aziz brahim driss fouad hakim jamal jawad lahcen larbi mbarek mounir
fatima fatimazahra fatine khadija aicha amina asmae asma bouchra chaimae dounia fadwa ghizlane
hafsa hajar hanane hasnae houda ihssane ikram imane ilham kaoutar karima khaoula laila latifa loubna
maryam meriem meryem mouna nadia najat naima najwa nawal nezha nora oumaima rachida rajae samira
sanae sara siham soukaina souad wafae yasmine zineb zahra zohra inchallah inshallah hamdoulah
hamdulillah alhamdulillah bismillah mashallah machallah subhanallah allahakbar allahouakbar
allahuakbar mohammedrasoulallah ramadan rajacasablanca raja rajawi wydad widad wydadi wac rca far
asfar asfarabat kacm mat hus wifaq atlaslions lionsdelatlas achraf hakimi ziyech bounou regragui
tajine couscous atay zitoun argan habibi habiba hbiba lhbiba zwina zwin mama yemma walidin baba
ommi oummi lhayat hayati omri ayouni kalbi albi galbi nour lmoustaqbal saada chouka
iam inwi orange maroctelecom meditel bmce attijari attijariwafa banquepopulaire chaabi cih
creditagricole barid baridbank cnss amo ocp oncf ram royalairmaroc marsamaroc tangermed
portcasa portcasablanca
"""

TRADE = """
portnet portnetid pmpce badr douane douanes customs adii import export importation exportation
importateur exportateur importer exporter transit transitaire transporteur conteneur container cargo
fret freight logistique logistics shipping shipper commerce trade trading business entreprise
societe company bureau office compta comptable comptabilite facture invoice banque bank tresorerie
directeur direction gerant gerante manager secretaire secretariat admin administrateur
administration administrator operateur operator utilisateur user username client partenaire
fournisseur supplier support assistance helpdesk service test tests testtest demo demonstration
essai formation stage stagiaire provisoire temporaire temporary default defaut changeme changezmoi
achanger modifiez welcome bienvenue bonjour bonsoir marhaba salam salamalaikoum letmein motdepasse
monmotdepasse nouveaumotdepasse mdp monmdp password passwords passe passer passworld passphrase
secret secrete topsecret azerty azertyuiop azertyui azertyu qsdfghjklm qsdfghjk wxcvbn azeqsd
aqwzsx azerqsdf azertyqwerty qwertyazerty azeaze azaz qwerty qwertz qwertyuiopasdfghjklzxcvbnm
azertyuiopqsdfghjklmwxcvbn
janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre january february
march april august september october november december lundi mardi mercredi jeudi vendredi samedi
dimanche printemps automne hiver spring summer autumn winter soleil etoile amour bonheur famille
maman papa cherie cheri doudou loulou chouchou coucou bisous jetaime tamour toujours liberte
chocolat football foot juventus barcelona barca realmadrid madrid messi ronaldo neymar mbappe
"""


def plain(text: str) -> str:
    """Return `text` without case and accents, as people vary the same word."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))


SHORTEST = 4
"""A shorter word is not what makes a password guessable."""
COMMON = frozenset(
    word
    for name in ("passwords", "female_names", "male_names")
    for each in FREQUENCY_LISTS[name]
    if len(word := plain(each)) >= SHORTEST
) | frozenset(word for word in (MOROCCO + TRADE).split() if len(word) >= SHORTEST)
