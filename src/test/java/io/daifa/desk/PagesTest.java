package io.daifa.desk;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import io.daifa.aftersales.CaseLinks;
import io.daifa.aftersales.CasePhotos;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.ClaimHistory;
import io.daifa.aftersales.Claims;
import io.daifa.aftersales.Offers;
import io.daifa.aftersales.Replacements;
import io.daifa.aftersales.Returns;
import io.daifa.change.LastFour;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Links;
import io.daifa.kernel.Waiting;
import io.daifa.mail.Mails;
import io.daifa.order.AddressRule;
import io.daifa.order.Addresses;
import io.daifa.order.Orders;
import io.daifa.order.Products;
import io.daifa.order.RefundPayments;
import io.daifa.order.Refunds;
import io.daifa.order.ReplacementOrders;
import io.daifa.order.Stops;
import io.daifa.order.TrackingLinks;
import io.daifa.order.Urges;
import io.daifa.shipment.Carriers;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shops;
import io.daifa.supplier.PurchaseOrderChanges;
import io.daifa.supplier.PurchaseOrders;
import io.daifa.supplier.SupplierLinks;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import io.daifa.tracking.Tracks;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** The pages as they are served, over repositories that are made up. */
@WebMvcTest(
        controllers = {
            Layout.class,
            SearchPage.class,
            OrderPage.class,
            OrderChangeForms.class,
            StartPage.class,
            SupplierPage.class,
            SupplierForms.class,
            ChangeAnswers.class,
            TrackingPage.class,
            CustomerForms.class,
            CasePage.class,
            CaseForms.class
        },
        properties = {"daifa.contact=0755-1234567", "daifa.demo.enabled=false"})
@Import({
    PagesTest.Given.class,
    PageConfiguration.class,
    SecretLinkSecurity.class,
    Wordings.class,
    Addresses.class,
    AddressRule.class,
    Carriers.class,
    OrderFacts.class,
    RefundRows.class,
    CaseExtras.class,
    SupplierOrderPage.class,
    SupplierAnswers.class,
    PurchaseOrders.class,
    TrackingLinks.class,
    CaseLinks.class,
    CaseRows.class
})
abstract class PagesTest {

    /** What must be shown as it is. */
    static final String HOSTILE =
            "<script>alert(1)</script>${12345*54321}#{page.left}[[${12345*54321}]]__${12345*54321}__";

    /** How it stands in a page. */
    static final String ESCAPED =
            "&lt;script&gt;alert(1)&lt;/script&gt;${12345*54321}#{page.left}[[${12345*54321}]]__${12345*54321}__";

    @Autowired
    MockMvc pages;

    @Autowired
    TrackingLinks trackingLinks;

    @MockitoBean
    Orders orders;

    @MockitoBean
    Products products;

    @MockitoBean
    Stops stops;

    @MockitoBean
    Shops shops;

    @MockitoBean
    SupplierOrders supplierOrders;

    @MockitoBean
    Suppliers suppliers;

    @MockitoBean
    SupplierLinks supplierLinks;

    @MockitoBean
    Parcels parcels;

    @MockitoBean
    Tracks tracks;

    @MockitoBean
    Cases cases;

    @MockitoBean
    OrderChanges changes;

    @MockitoBean
    LastFour lastFour;

    @MockitoBean
    PurchaseOrderChanges purchaseOrderChanges;

    @MockitoBean
    Offers offers;

    @MockitoBean
    Returns returns;

    @MockitoBean
    Replacements replacements;

    @MockitoBean
    Claims claims;

    @MockitoBean
    ReplacementOrders replacementOrders;

    @MockitoBean
    Refunds refunds;

    @MockitoBean
    RefundPayments refundPayments;

    @MockitoBean
    CasePhotos casePhotos;

    @MockitoBean
    ClaimHistory claimHistory;

    @MockitoBean
    Mails mails;

    @MockitoBean
    Urges urges;

    @MockitoBean
    Waiting waiting;

    @MockitoBean
    Journal journal;

    /** All repositories know this order. */
    void given(Fake fake) throws Exception {
        var order = fake.order();
        when(orders.find(Fake.ORDER)).thenReturn(Optional.of(order));
        when(orders.latest(anyInt())).thenReturn(List.of(order));
        when(orders.search(anyString(), any(), anyInt())).thenReturn(List.of(order));
        when(shops.find(Fake.SHOP)).thenReturn(Optional.of(fake.shop()));
        when(shops.all()).thenReturn(List.of(fake.shop()));
        when(suppliers.find(Fake.SUPPLIER)).thenReturn(Optional.of(fake.supplier()));
        when(waiting.of(any())).thenReturn(List.of(fake.waits()));
        when(mails.of(Fake.ORDER.value())).thenReturn(List.of(fake.mail()));
        when(journal.of(Fake.ORDER.value())).thenReturn(fake.story());
        when(urges.standing(Fake.ORDER)).thenReturn(new Urges.Standing(0, null, null));
        when(urges.nextByCustomer(Fake.ORDER)).thenReturn(Optional.empty());
        given(fake.part());
    }

    /** The order's supplier order stands so, and the token {@code good} opens it. */
    void given(io.daifa.supplier.SupplierOrder part) throws Exception {
        when(supplierOrders.ofOrder(Fake.ORDER)).thenReturn(List.of(part));
        when(supplierOrders.ofOrders(any())).thenReturn(List.of(part));
        when(supplierOrders.find(Fake.PART)).thenReturn(Optional.of(part));
        when(parcels.left(Fake.PART)).thenReturn(part.lines());
        when(supplierLinks.open("good")).thenReturn(part);
        when(supplierLinks.openLocked("good")).thenReturn(part);
    }

    /** The order has a parcel on its way. */
    void givenParcel(Fake fake) {
        when(parcels.ofOrder(Fake.ORDER)).thenReturn(List.of(fake.parcel()));
        when(parcels.of(Fake.PART)).thenReturn(List.of(fake.parcel()));
        when(parcels.left(Fake.PART)).thenReturn(List.of());
        when(tracks.ofOrder(Fake.ORDER)).thenReturn(List.of(fake.track()));
        when(tracks.stations(Fake.NUMBER)).thenReturn(fake.stations());
    }

    static TestingAuthenticationToken member(String... groups) {
        var roles =
                java.util.Arrays.stream(groups).map(group -> "ROLE_" + group).toArray(String[]::new);
        return new TestingAuthenticationToken("lin", "", roles);
    }

    @TestConfiguration
    static class Given {

        @Bean
        Clock clock() {
            return Clock.fixed(Fake.NOW, ZoneOffset.UTC);
        }

        @Bean
        Links links() {
            return new FakeLinks();
        }
    }
}
